using System.Buffers;

namespace Remote.ControlPlane;

/// <summary>
/// Frames that wait to be written, one behind the other: those that come while others are being written leave with one write. Any thread
/// adds, one takes.
/// </summary>
internal sealed class OutgoingFrames
{
    /// <summary>A chunk ends with the frame that would pass this, so that a burst is neither one array nor one write.</summary>
    public const int ChunkSize = 32 * 1024;

    // Not a Lock: the taker waits on it.
    private readonly object gate = new();
    private readonly Queue<ArrayBufferWriter<byte>> chunks = new();
    private ArrayBufferWriter<byte>? last;
    private ArrayBufferWriter<byte>? spare;
    private bool waiting;
    private bool closed;

    /// <summary>Queues a frame, whose bytes are copied; after the end, drops it.</summary>
    public void Add(ReadOnlySpan<byte> frame)
    {
        lock (gate)
        {
            if (closed) return;
            if (last is null || last.WrittenCount + frame.Length > ChunkSize) chunks.Enqueue(last = TakeEmpty());
            last.Write(frame);
            if (waiting) Monitor.Pulse(gate);
        }
    }

    /// <summary>Waits for the next chunk, and takes it; null once all are taken after the end.</summary>
    public ArrayBufferWriter<byte>? Take()
    {
        lock (gate)
        {
            waiting = true;
            while (chunks.Count == 0 && !closed) Monitor.Wait(gate);
            waiting = false;
            if (!chunks.TryDequeue(out ArrayBufferWriter<byte>? next)) return null;
            if (next == last) last = null;
            return next;
        }
    }

    /// <summary>Gives back a chunk that was written. One that a large frame made large is not kept.</summary>
    public void Return(ArrayBufferWriter<byte> chunk)
    {
        if (chunk.Capacity > 2 * ChunkSize) return;
        chunk.ResetWrittenCount();
        lock (gate) spare = chunk;
    }

    /// <summary>Nothing is added any more; what there is can be taken still.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }

    private ArrayBufferWriter<byte> TakeEmpty()
    {
        ArrayBufferWriter<byte> empty = spare ?? new ArrayBufferWriter<byte>();
        spare = null;
        return empty;
    }
}
