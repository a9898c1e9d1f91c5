using System.Threading.Channels;

namespace Remote.ControlPlane;

/// <summary>A control channel between two ends in one process: the driver and its node, and workers that are threads.</summary>
internal sealed class InMemoryControlChannel : IControlChannel
{
    private readonly Channel<ControlMessage> incoming = Channel.CreateUnbounded<ControlMessage>(new() { SingleReader = true });
    private InMemoryControlChannel other = null!;
    private Task pump = Task.CompletedTask;

    private InMemoryControlChannel()
    {
    }

    /// <summary>Two ends of one channel.</summary>
    public static (IControlChannel A, IControlChannel B) CreatePair()
    {
        var a = new InMemoryControlChannel();
        var b = new InMemoryControlChannel { other = a };
        a.other = b;
        return (a, b);
    }

    public void Start(Action<ControlMessage> onMessage, Action<string> onClosed) => pump = Task.Run(() => PumpAsync(onMessage, onClosed));

    public void Send(ControlMessage message) => other.incoming.Writer.TryWrite(message);

    public ValueTask DisposeAsync()
    {
        incoming.Writer.TryComplete();
        other.incoming.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private async Task PumpAsync(Action<ControlMessage> onMessage, Action<string> onClosed)
    {
        while (await incoming.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (incoming.Reader.TryRead(out ControlMessage? message)) onMessage(message);
        }

        onClosed("the other end closed the channel");
    }
}
