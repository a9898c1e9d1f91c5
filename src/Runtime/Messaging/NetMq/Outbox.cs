using NetMQ;
using Remote.Wire;

namespace Remote.Messaging;

/// <summary>
/// What waits to leave for one peer: many messages packed together, so one pass of the loop sends them in one piece. Small messages are
/// copied in and their buffers go straight back; large ones stay where they are until they leave. Thread-safe.
/// </summary>
internal sealed class Outbox
{
    private const int BlockSize = 16 * 1024;

    /// <summary>Longer messages are not worth a second copy.</summary>
    private const int Small = 4 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<OutboxSegment> segments = new();
    private OutboxSegment? tail;
    private long bytes;
    private bool sealedOff;

    public long Bytes => Volatile.Read(ref bytes);

    /// <summary>Takes the message over. False where the outbox is sealed and the message was discarded.</summary>
    public bool TryAdd(MessageBuffer message)
    {
        bool small = message.Length <= Small;
        lock (gate)
        {
            if (sealedOff)
            {
                message.Return();
                return false;
            }

            if (small) Pack(message);
            else AddLarge(message);
        }

        if (small) message.Return();
        return true;
    }

    /// <summary>Moves the next whole frames out into a new chunk. False when nothing is left.</summary>
    public bool TryTake(out Msg chunk)
    {
        chunk = new Msg();
        lock (gate)
        {
            if (Bytes == 0) return false;
            OutboxSegment head = FirstFull();
            int before = head.Left;
            chunk.InitPool(head.NextChunk);
            head.Take(chunk.Slice());
            Volatile.Write(ref bytes, bytes - (before - head.Left));
            if (head.Left == 0) DropHead(head);
            return true;
        }
    }

    /// <summary>Takes nothing more; what is in still leaves.</summary>
    public void Seal()
    {
        lock (gate) sealedOff = true;
    }

    /// <summary>Seals and discards.</summary>
    public void Close()
    {
        lock (gate)
        {
            sealedOff = true;
            while (segments.TryDequeue(out OutboxSegment? segment)) segment.Release();
            tail = null;
            Volatile.Write(ref bytes, 0);
        }
    }

    /// <summary>The first segment that holds something: the block that was kept empty may stand before a large message.</summary>
    private OutboxSegment FirstFull()
    {
        while (segments.Peek().Left == 0) segments.Dequeue().Release();
        return segments.Peek();
    }

    private void Pack(MessageBuffer message)
    {
        int size = FrameHeader.Size + message.Length;
        if (tail is null || tail.Room < size) segments.Enqueue(tail = new OutboxSegment(BlockSize));
        tail.Append(new FrameHeader(FrameKind.Message, message.Length), message.WrittenSpan);
        Volatile.Write(ref bytes, bytes + size);
    }

    private void AddLarge(MessageBuffer message)
    {
        segments.Enqueue(tail = new OutboxSegment(message));
        Volatile.Write(ref bytes, bytes + message.Length);
    }

    /// <summary>Forgets an emptied segment, but keeps the last block for what comes next.</summary>
    private void DropHead(OutboxSegment head)
    {
        if (segments.Count == 1 && head.TryReuse()) return;
        segments.Dequeue().Release();
        if (ReferenceEquals(tail, head)) tail = null;
    }
}
