using Remote.Wire;

namespace Remote.Messaging.Rings;

/// <summary>
/// What waits for space in a ring, in order. Small messages are packed, so that many leave by one claim and their buffers go straight back; large
/// ones stay where they are and leave in pieces. Not thread-safe.
/// </summary>
internal sealed class RingBacklog
{
    /// <summary>With its header it fits into a piece of the smallest ring.</summary>
    private const int Small = 1000;

    private readonly Queue<BacklogSegment> segments = new();
    private BacklogSegment? tail;

    public bool IsEmpty => segments.Count == 0;

    /// <summary>Bytes that wait; of small messages with their headers.</summary>
    public long Bytes { get; private set; }

    /// <summary>Takes the message over.</summary>
    public void Add(MessageBuffer message)
    {
        if (message.Length > Small)
        {
            segments.Enqueue(tail = new BacklogSegment(message));
            Bytes += tail.Left;
            return;
        }

        int before = tail?.Left ?? 0;
        if (tail is null || !tail.TryAppend(message.WrittenSpan))
        {
            before = 0;
            segments.Enqueue(tail = new BacklogSegment());
            tail.TryAppend(message.WrittenSpan);
        }

        Bytes += tail.Left - before;
        message.Return();
    }

    /// <summary>Writes what comes next: many small messages, or a piece of a large one.</summary>
    public WriteResult WriteNext(RingWriter ring)
    {
        BacklogSegment first = segments.Peek();
        int before = first.Left;
        WriteResult result = first.Write(ring);
        Bytes -= before - first.Left;
        if (first.Left == 0) DropFirst();
        return result;
    }

    public void Clear()
    {
        while (segments.Count > 0) DropFirst();
        Bytes = 0;
    }

    private void DropFirst()
    {
        BacklogSegment first = segments.Dequeue();
        first.Release();
        if (first == tail) tail = null;
    }
}
