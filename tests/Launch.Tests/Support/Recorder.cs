using System.Collections.Concurrent;
using Remote.ControlPlane;

namespace Remote.Launch.Tests.Support;

/// <summary>Starts a channel and keeps what it delivers.</summary>
internal sealed class Recorder
{
    private readonly BlockingCollection<ControlMessage> messages = [];
    private readonly TaskCompletionSource<string> closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int closes;

    public Recorder(IControlChannel channel)
        => channel.Start(
            message => messages.Add(message),
            reason =>
            {
                Interlocked.Increment(ref closes);
                MessagesBeforeClose = messages.Count;
                closed.TrySetResult(reason);
            });

    public Task<string> Closed => closed.Task;

    public int Closes => Volatile.Read(ref closes);

    /// <summary>How many messages had come and were not taken yet when the channel ended.</summary>
    public int MessagesBeforeClose { get; private set; }

    public ControlMessage Take()
        => messages.TryTake(out ControlMessage? message, Limits.Generous) ? message : throw new TimeoutException("No message came.");
}
