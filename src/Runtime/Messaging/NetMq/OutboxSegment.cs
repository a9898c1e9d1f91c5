using System.Buffers;
using Remote.Wire;

namespace Remote.Messaging;

/// <summary>A stretch of an outbox's byte stream: a block that small messages were packed into, or one large message as it is.</summary>
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

    public bool IsEmpty => start == end;

    public void Append(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        header.Write(block.AsSpan(end));
        payload.CopyTo(block.AsSpan(end + FrameHeader.Size));
        end += FrameHeader.Size + payload.Length;
    }

    /// <summary>Moves bytes out, as many as there are or fit.</summary>
    public int Take(Span<byte> destination)
    {
        int count = Math.Min(end - start, destination.Length);
        ReadOnlySpan<byte> all = large is null ? block : large.WrittenSpan;
        all.Slice(start, count).CopyTo(destination);
        start += count;
        return count;
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
