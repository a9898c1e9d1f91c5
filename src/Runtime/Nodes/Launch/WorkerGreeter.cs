using System.Collections.Concurrent;
using Remote.ControlPlane;

namespace Remote.Nodes.Launch;

/// <summary>Where workers register, whichever node started them: takes each to who waits for it.</summary>
internal sealed class WorkerGreeter : IDisposable
{
    private readonly ConcurrentDictionary<ulong, TaskCompletionSource<Greeting>> expected = new();
    private readonly UnixSocketControlListener listener;

    /// <param name="socketPath">Where to listen.</param>
    public WorkerGreeter(string socketPath)
    {
        SocketPath = socketPath;
        listener = new UnixSocketControlListener(socketPath, channel => _ = GreetAsync(new HandshakeControlChannel(channel)));
    }

    public string SocketPath { get; }

    /// <summary>Completes when the worker of that number has registered.</summary>
    public Task<Greeting> Expect(ulong number)
    {
        var registered = new TaskCompletionSource<Greeting>(TaskCreationOptions.RunContinuationsAsynchronously);
        expected[number] = registered;
        return registered.Task;
    }

    /// <summary>It is not waited for any more.</summary>
    public void Forget(ulong number) => expected.TryRemove(number, out _);

    public void Dispose() => listener.Dispose();

    // One that says something else first could not start, and ends by itself; one that nobody waits for ends with its channel.
    private async Task GreetAsync(HandshakeControlChannel channel)
    {
        try
        {
            if (await channel.FirstMessage.ConfigureAwait(false) is Register registration
                && expected.TryGetValue(registration.Process, out TaskCompletionSource<Greeting>? waiting) && waiting.TrySetResult(new(channel, registration)))
                return;
        }
        catch (IOException)
        {
            // Gone before it said anything; its exit tells more.
        }

        await channel.DisposeAsync().ConfigureAwait(false);
    }
}
