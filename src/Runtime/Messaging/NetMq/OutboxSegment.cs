using System.Buffers;
using Remote.Wire;

namespace Remote.Messaging;

/// <summary>
/// A stretch of an outbox: a block that small messages were packed into, frame by frame, or one large message as it is, which becomes
/// frames as it leaves. Either is taken in chunks of whole frames, so anything may be sent between two chunks.
/// </summary>
internal sealed class OutboxSegment
{
    private readonly byte[]? block;
    private readonly MessageBuffer? large;
    private int start;
    private int end;

    /// <summary>An empty block.</summary>
    public OutboxSegment(int blockSize) => block = ArrayPool<byte>.Shared.Rent(blockSize);

    /// <summary>A large message, owned from now on.</summary>
    public OutboxSegment(MessageBuffer message)
    {
        large = message;
        end = message.Length;
    }

    public int Room => block is null ? 0 : block.Length - end;

    /// <summary>Bytes that have not been taken; of a large message without its headers.</summary>
    public int Left => end - start;

    /// <summary>The size of the next chunk.</summary>
    public int NextChunk => large is null ? Left : FrameHeader.Size + NextPiece;

    private int NextPiece => Math.Min(Left, FrameHeader.MaxPayload);

    public void Append(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        header.Write(block.AsSpan(end));
        payload.CopyTo(block.AsSpan(end + FrameHeader.Size));
        end += FrameHeader.Size + payload.Length;
    }

    /// <summary>Moves the next chunk out.</summary>
    /// <param name="chunk">As long as <see cref="NextChunk"/>.</param>
    public void Take(Span<byte> chunk)
    {
        int piece = large is null ? Left : NextPiece;
        if (large is not null)
        {
            new FrameHeader(piece == Left ? FrameKind.Message : FrameKind.Part, piece).Write(chunk);
            chunk = chunk[FrameHeader.Size..];
        }

        ReadOnlySpan<byte> all = large is null ? block : large.WrittenSpan;
        all.Slice(start, piece).CopyTo(chunk);
        start += piece;
    }

    /// <summary>Makes an emptied block new. False for a large message: it is spent.</summary>
    public bool TryReuse()
    {
        if (block is null) return false;
        start = end = 0;
        return true;
    }

    public void Release()
    {
        if (block is not null) ArrayPool<byte>.Shared.Return(block);
        large?.Return();
    }
}
