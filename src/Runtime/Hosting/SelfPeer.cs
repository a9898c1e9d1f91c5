using Remote.Messaging;
using Remote.Wire;

namespace Remote.Hosting;

/// <summary>This process as a peer of itself: a worker that holds a lease on itself sends its tasks without a wire.</summary>
internal sealed class SelfPeer(ulong number, IMessageHandler handler) : IPeer
{
    public ulong Process { get; } = number;

    public long QueuedBytes => 0;

    public void Send(MessageBuffer message)
    {
        handler.OnMessage(this, message.WrittenSpan);
        message.Return();
    }
}
