using Remote.Wire;

namespace Remote.Messaging.Rings;

/// <summary>
/// The way out to one peer: straight into the ring; and where that is full, not there yet, or the message is long, through a queue, which then
/// takes all that follows until it is empty again. So what one thread sends leaves in order, and no sender ever waits for the receiver. Thread-safe.
/// </summary>
internal sealed class RingOutbox
{
    private readonly Lock gate = new();
    private readonly Queue<MessageBuffer> queue = new();
    private RingWriter? writer;

    /// <summary>1 while messages queue up behind others.</summary>
    private int isQueueing = 1;
    private int leftOfFirst;
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
            lock (gate) return queue.Count == 0 && writer?.IsIdle != false;
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
        if (Volatile.Read(ref isQueueing) == 0) return false;
        lock (gate) return queue.Count > 0 && Drain();
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
            while (queue.TryDequeue(out MessageBuffer? message)) message.Return();
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
            if (queue.Count == 0) leftOfFirst = message.Length;
            queue.Enqueue(message);
            Volatile.Write(ref bytes, bytes + message.Length);
            Drain();
        }
    }

    private bool Drain()
    {
        if (writer is null || writer.AwaitsSpace) return false;
        bool moved = false;
        while (queue.TryPeek(out MessageBuffer? message))
        {
            WriteResult result = WriteNext(message, out int piece);
            if (result == WriteResult.Closed || result == WriteResult.Full && !writer.AnnounceWait()) return moved;
            if (result == WriteResult.Full) continue;
            moved = true;
            leftOfFirst -= piece;
            Volatile.Write(ref bytes, bytes - piece);
            if (leftOfFirst == 0) DropFirst();
        }

        // The last statement: who reads it must find the queue empty and its messages in the ring.
        if (!isSealed) Volatile.Write(ref isQueueing, 0);
        return moved;
    }

    private WriteResult WriteNext(MessageBuffer message, out int piece)
    {
        piece = Math.Min(leftOfFirst, writer!.MaxPiece);
        bool isWhole = piece == message.Length;
        RecordKind kind = isWhole ? RecordKind.Message : piece == leftOfFirst ? RecordKind.LastPart : RecordKind.Part;
        return writer.TryWrite(kind, message.WrittenSpan.Slice(message.Length - leftOfFirst, piece));
    }

    private void DropFirst()
    {
        queue.Dequeue().Return();
        if (queue.TryPeek(out MessageBuffer? next)) leftOfFirst = next.Length;
    }
}
