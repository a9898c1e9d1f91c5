using Remote.Wire;

namespace Remote.Messaging;

/// <summary>
/// What waits to leave for one peer, as the byte stream that will leave: many messages packed together, so one pass of the loop sends
/// them in one piece. Small messages are copied in and their buffers go straight back; large ones stay where they are. Thread-safe.
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
        FrameHeader header = new(FrameKind.Message, message.Length);
        bool small = message.Length <= Small;
        lock (gate)
        {
            if (sealedOff)
            {
                message.Return();
                return false;
            }

            Volatile.Write(ref bytes, bytes + FrameHeader.Size + message.Length);
            TailWithRoom(FrameHeader.Size + (small ? message.Length : 0)).Append(header, small ? message.WrittenSpan : default);
            if (!small) segments.Enqueue(tail = new OutboxSegment(message));
        }

        if (small) message.Return();
        return true;
    }

    /// <summary>Moves bytes out in order, as many as fit; how many.</summary>
    public int Take(Span<byte> destination)
    {
        int taken = 0;
        lock (gate)
        {
            while (taken < destination.Length && segments.TryPeek(out OutboxSegment? head))
            {
                taken += head.Take(destination[taken..]);
                if (!head.IsEmpty || !DropHead(head)) break;
            }

            Volatile.Write(ref bytes, bytes - taken);
        }

        return taken;
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

    private OutboxSegment TailWithRoom(int count)
    {
        if (tail is not null && tail.Room >= count) return tail;
        tail = new OutboxSegment(BlockSize);
        segments.Enqueue(tail);
        return tail;
    }

    /// <summary>Forgets an emptied segment, but keeps the last block for what comes next. False when nothing is left.</summary>
    private bool DropHead(OutboxSegment head)
    {
        if (segments.Count == 1 && head.TryReuse()) return false;
        segments.Dequeue().Release();
        if (ReferenceEquals(tail, head)) tail = null;
        return segments.Count > 0;
    }
}
