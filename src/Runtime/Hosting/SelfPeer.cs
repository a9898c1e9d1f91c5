using Microsoft.Extensions.Logging;
using Remote.Diagnostics;
using Remote.Messaging;
using Remote.Wire;

namespace Remote.Hosting;

/// <summary>This process as a peer of itself: a worker that holds a lease on itself sends its tasks without a wire.</summary>
internal sealed class SelfPeer(ulong number, IMessageHandler handler, ILogger logger) : IPeer
{
    public ulong Process { get; } = number;

    public long QueuedBytes => 0;

    public void Send(MessageBuffer message)
    {
        try
        {
            handler.OnMessage(this, message.WrittenSpan);
        }
        catch (Exception e)
        {
            // The sender may be in the middle of something, as the sender over a wire never hears of it either.
            Log.OwnMessageFailed(logger, Process, e);
        }

        message.Return();
    }
}
