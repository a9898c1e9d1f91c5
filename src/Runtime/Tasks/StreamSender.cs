using Remote.Hosting;
using Remote.Messaging;
using Remote.Objects;
using Remote.Wire;

namespace Remote.Tasks;

/// <summary>Sends a stream's items; stops while the consumer is far behind, so that neither end holds more than a window of them.</summary>
internal sealed class StreamSender(Session session, IPeer consumer, ulong callId)
{
    /// <summary>Items that may be under way or unread at the consumer.</summary>
    public const int Window = 64;

    private readonly SemaphoreSlim credit = new(Window);
    private int consumed;
    private int sent;

    public async ValueTask SendAsync<T>(T item, CancellationToken cancellationToken)
    {
        // Without the consumer there is no credit either: its end cancels the call.
        await credit.WaitAsync(cancellationToken).ConfigureAwait(false);
        Send(item);
    }

    /// <summary>The consumer has read <paramref name="total"/> items so far.</summary>
    public void OnCredit(int total)
    {
        int fresh = total - Interlocked.Exchange(ref consumed, total);
        if (fresh > 0) credit.Release(fresh);
    }

    private void Send<T>(T item)
    {
        MessageBuffer message = MessageBuffer.Rent();
        try
        {
            message.WriteUnmanaged(MessageKind.StreamItem);
            message.WriteUnmanaged(callId);
            message.WriteUnmanaged(sent);
            if (RefList.WriteValue(message, session, item) is { } held) session.Results.HoldForCaller(consumer.Process, callId, held);
        }
        catch
        {
            message.Return();
            throw;
        }

        sent++;
        consumer.Send(message);
    }
}
