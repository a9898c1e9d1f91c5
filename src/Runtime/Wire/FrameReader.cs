namespace Remote.Wire;

/// <summary>
/// Cuts one connection's byte stream into frames. A frame that lies whole in the input is handed out where it is; one that is spread
/// over inputs is gathered. Every length is checked before it is used, and memory follows what has arrived, never what was claimed:
/// the reader is safe on any bytes. Not thread-safe.
/// </summary>
/// <param name="limit">The most bytes that a payload may have.</param>
internal sealed class FrameReader(int limit)
{
    /// <summary>A buffer that one frame made bigger than this is not kept for the next.</summary>
    private const int KeepBelow = 64 * 1024;

    /// <summary>A gathered payload's buffer is at most this many times what has arrived of it.</summary>
    private const int Growth = 4;

    private readonly byte[] header = new byte[FrameHeader.Size];
    private int headerBytes;
    private FrameHeader current;
    private byte[] payload = [];
    private int payloadBytes;

    /// <summary>The most bytes that a payload may have: little before the peer has proved itself, a lot afterwards.</summary>
    public int Limit { get; set; } = limit;

    /// <summary>Why the stream is malformed; null while it is not.</summary>
    public string? Fault { get; private set; }

    /// <summary>Reads the next frame and advances <paramref name="input"/> past what was used.</summary>
    public FrameResult Read(scoped ref ReadOnlySpan<byte> input, out Frame frame)
    {
        frame = default;
        if (Fault is not null) return FrameResult.Malformed;
        if (headerBytes == 0 && input.Length >= FrameHeader.Size) return ReadWhole(ref input, out frame);
        return Gather(ref input, out frame);
    }

    private FrameResult ReadWhole(scoped ref ReadOnlySpan<byte> input, out Frame frame)
    {
        frame = default;
        FrameHeader next = FrameHeader.Read(input);
        if (!Accept(next)) return FrameResult.Malformed;
        if (input.Length - FrameHeader.Size < next.Length) return Gather(ref input, out frame);
        frame = new Frame(next.Kind, input.Slice(FrameHeader.Size, next.Length));
        input = input[(FrameHeader.Size + next.Length)..];
        return FrameResult.Frame;
    }

    private FrameResult Gather(scoped ref ReadOnlySpan<byte> input, out Frame frame)
    {
        frame = default;
        if (headerBytes < FrameHeader.Size)
        {
            Take(ref input, header.AsSpan(headerBytes), ref headerBytes);
            if (headerBytes < FrameHeader.Size) return FrameResult.NeedsMore;
            current = FrameHeader.Read(header);
            if (!Accept(current)) return FrameResult.Malformed;
        }

        Reserve(Math.Min(current.Length - payloadBytes, input.Length));
        Take(ref input, payload.AsSpan(payloadBytes, Math.Min(payload.Length, current.Length) - payloadBytes), ref payloadBytes);
        if (payloadBytes < current.Length) return FrameResult.NeedsMore;
        frame = new Frame(current.Kind, payload.AsSpan(0, current.Length));
        Reset();
        return FrameResult.Frame;
    }

    private static void Take(ref ReadOnlySpan<byte> input, Span<byte> destination, ref int taken)
    {
        int count = Math.Min(input.Length, destination.Length);
        input[..count].CopyTo(destination);
        input = input[count..];
        taken += count;
    }

    private bool Accept(FrameHeader next)
    {
        Fault = next.Fault(Limit);
        return Fault is null;
    }

    private void Reserve(int more)
    {
        int needed = payloadBytes + more;
        if (payload.Length >= needed) return;
        long size = Math.Max(Math.Min(KeepBelow, current.Length), (long)needed * Growth);
        Array.Resize(ref payload, (int)Math.Min(current.Length, size));
    }

    /// <summary>Ready for the next frame; the one just handed out keeps its bytes.</summary>
    private void Reset()
    {
        headerBytes = 0;
        payloadBytes = 0;
        if (payload.Length > KeepBelow) payload = [];
    }
}
