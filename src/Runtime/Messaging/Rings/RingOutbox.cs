using Remote.Wire;

namespace Remote.Messaging.Rings;

/// <summary>
/// The way out to one peer: straight into the ring; and where that is full, not there yet, or the message is long, through a queue, which then
/// takes all that follows until it is empty again. So what one thread sends leaves in order, and no sender ever waits for the receiver. Thread-safe.
/// </summary>
internal sealed class RingOutbox
{
    private readonly Lock gate = new();
    private readonly RingBacklog backlog = new();
    private RingWriter? writer;

    /// <summary>1 while messages queue up behind others.</summary>
    private int isQueueing = 1;
    private long bytes;
    private bool isSealed;
    private bool isClosed;

    /// <summary>Bytes that are not in the ring yet.</summary>
    public long Bytes => Volatile.Read(ref bytes);

    /// <summary>True where all that was given is in the ring.</summary>
    public bool IsFlushed
    {
        get
        {
            lock (gate) return backlog.IsEmpty && writer?.IsIdle != false;
        }
    }

    public void Send(MessageBuffer message)
    {
        if (Volatile.Read(ref isQueueing) == 0
            && message.Length <= writer!.MaxPiece
            && writer.TryWrite(RecordKind.Message, message.WrittenSpan) != WriteResult.Full)
        {
            message.Return();
            return;
        }

        Enqueue(message);
    }

    /// <summary>There is a ring from now on.</summary>
    public void Attach(RingWriter ring)
    {
        lock (gate)
        {
            writer = ring;
            if (isClosed) ring.Close();
            else Drain();
        }
    }

    /// <summary>Goes on with what waits, where there is space again. False where there is nothing to be done.</summary>
    public bool TryDrain()
    {
        if (Volatile.Read(ref isQueueing) == 0 || Volatile.Read(ref writer) is not { AwaitsSpace: false }) return false;
        lock (gate) return !backlog.IsEmpty && Drain();
    }

    /// <summary>Takes nothing more; what is queued still leaves.</summary>
    public void Seal()
    {
        lock (gate)
        {
            isSealed = true;
            Volatile.Write(ref isQueueing, 1);
        }
    }

    /// <summary>Seals, discards what is queued and closes the ring.</summary>
    public void Discard()
    {
        lock (gate)
        {
            isSealed = true;
            Volatile.Write(ref isQueueing, 1);
            backlog.Clear();
            Volatile.Write(ref bytes, 0);
            if (isClosed) return;
            isClosed = true;
            writer?.Close();
        }
    }

    private void Enqueue(MessageBuffer message)
    {
        lock (gate)
        {
            if (isSealed)
            {
                message.Return();
                return;
            }

            Volatile.Write(ref isQueueing, 1);
            backlog.Add(message);
            Volatile.Write(ref bytes, backlog.Bytes);
            Drain();
        }
    }

    private bool Drain()
    {
        if (writer is null || writer.AwaitsSpace) return false;
        bool moved = false;
        while (!backlog.IsEmpty)
        {
            WriteResult result = backlog.WriteNext(writer);
            if (result == WriteResult.Closed || result == WriteResult.Full && !writer.AnnounceWait()) return moved;
            if (result == WriteResult.Full) continue;
            moved = true;
            Volatile.Write(ref bytes, backlog.Bytes);
        }

        // The last statement: who reads it must find the queue empty and its messages in the ring.
        if (!isSealed) Volatile.Write(ref isQueueing, 0);
        return moved;
    }
}
