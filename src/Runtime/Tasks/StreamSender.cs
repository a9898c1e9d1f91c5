using Remote.Hosting;
using Remote.Messaging;
using Remote.Objects;
using Remote.Storage;
using Remote.Wire;

namespace Remote.Tasks;

/// <summary>Sends a stream's items; stops while the consumer is far behind, so that neither end holds more than a window of them.</summary>
internal sealed class StreamSender(Session session, IPeer consumer, ulong callId)
{
    /// <summary>Items that may be under way or unread at the consumer.</summary>
    public const int Window = 64;

    /// <summary>How long it waits with its CPU in hand: a reader that keeps up frees a place sooner.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(5);

    /// <summary>Why one that has sent a whole window goes no further.</summary>
    public static readonly string Reason = $"waits for its reader, which has not read the last {Window} items: read on, or leave the loop";

    private readonly SemaphoreSlim credit = new(Window);
    private int consumed;
    private int sent;

    /// <summary>The id of the call that yields the items.</summary>
    public string Id => $"{consumer.Process:x}-{callId:x}";

    /// <summary>What yields them, where that is known.</summary>
    public string Name => session.Executor.TryFind(consumer.Process, callId, out IncomingTask task) ? task.Method?.Name ?? "a task" : "an actor's stream";

    public async ValueTask SendAsync<T>(T item, CancellationToken cancellationToken)
    {
        // Without the consumer there is no credit either: its end cancels the call.
        if (!await credit.WaitAsync(Patience, cancellationToken).ConfigureAwait(false)) await WaitLongAsync(cancellationToken).ConfigureAwait(false);
        Send(item);
    }

    /// <summary>The consumer has read <paramref name="total"/> items so far.</summary>
    /// <exception cref="InvalidDataException">Nobody can have read so many.</exception>
    public void OnCredit(int total)
    {
        if (total is < 0 or > int.MaxValue - Window) throw new InvalidDataException($"A reader claims to have read {total} items.");
        // Two messages may overtake each other at the consumer: only more is news.
        int before = Volatile.Read(ref consumed);
        while (total > before)
        {
            int seen = Interlocked.CompareExchange(ref consumed, total, before);
            if (seen == before)
            {
                credit.Release(total - before);
                return;
            }

            before = seen;
        }
    }

    // The reader may wait for a task that needs this one's CPU.
    private async Task WaitLongAsync(CancellationToken cancellationToken)
    {
        TaskContext? task = TaskContext.Current;
        task?.EnterWait();
        session.StalledStreams[this] = session.Time.GetTimestamp();
        try
        {
            await credit.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            session.StalledStreams.TryRemove(this, out _);
            if (task is not null) await task.ExitWaitAsync().ConfigureAwait(false);
        }
    }

    private void Send<T>(T item)
    {
        MessageBuffer message = MessageBuffer.Rent();
        try
        {
            message.WriteUnmanaged(MessageKind.StreamItem);
            message.WriteUnmanaged(callId);
            message.WriteUnmanaged(sent);
            object[]? references = RefList.WriteValue(message, session, item, consumer.Process, out StoredAt? stored);
            if (stored is not null) message.Patch(0, MessageKind.StoredStreamItem);
            if (references is { } held) session.Results.HoldForCaller(consumer.Process, callId, held);
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
