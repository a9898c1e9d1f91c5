using System.Threading.Channels;

namespace Remote.Messaging.Tests;

/// <summary>Records what arrives and what closes, and lets tests wait for either.</summary>
internal sealed class TestHandler : IMessageHandler
{
    private readonly Channel<(IPeer From, byte[] Message)> messages = Channel.CreateUnbounded<(IPeer, byte[])>();
    private readonly Channel<(IPeer Peer, string Reason)> closed = Channel.CreateUnbounded<(IPeer, string)>();

    /// <summary>Replaces the recording of messages: for tests with too many of them.</summary>
    public Action<IPeer, ReadOnlySpan<byte>>? Received { get; init; }

    public int ClosedCount => closed.Reader.Count;

    public int MessageCount => messages.Reader.Count;

    public void OnMessage(IPeer from, ReadOnlySpan<byte> message)
    {
        if (Received is not null) Received(from, message);
        else messages.Writer.TryWrite((from, message.ToArray()));
    }

    public void OnPeerClosed(IPeer peer, string reason) => closed.Writer.TryWrite((peer, reason));

    public Task<(IPeer From, byte[] Message)> NextMessage() => messages.Reader.ReadAsync().AsTask().WaitAsync(Patience.Long);

    public Task<(IPeer Peer, string Reason)> NextClosed() => closed.Reader.ReadAsync().AsTask().WaitAsync(Patience.Long);
}
