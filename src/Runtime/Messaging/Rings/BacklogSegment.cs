using System.Buffers;
using System.Runtime.InteropServices;
using Remote.Wire;

namespace Remote.Messaging.Rings;

/// <summary>A stretch of a <see cref="RingBacklog"/>: a block of small messages, packed as the records that they will be, or one large message as it is.</summary>
internal sealed class BacklogSegment
{
    private const int BlockSize = 8 * 1024;

    private readonly byte[]? block;
    private readonly MessageBuffer? large;
    private int start;
    private int end;

    /// <summary>An empty block.</summary>
    public BacklogSegment() => block = ArrayPool<byte>.Shared.Rent(BlockSize);

    /// <summary>A large message, owned from now on.</summary>
    public BacklogSegment(MessageBuffer message)
    {
        large = message;
        end = message.Length;
    }

    /// <summary>Bytes that have not left; of small messages with their headers.</summary>
    public int Left => end - start;

    /// <summary>Packs a message into a block. False where it does not fit.</summary>
    public bool TryAppend(ReadOnlySpan<byte> message)
    {
        int size = RecordHeader.Units(message.Length) * RecordHeader.Unit;
        if (block is null || block.Length - end < size) return false;
        ulong header = new RecordHeader(RecordKind.Message, message.Length).Word;
        MemoryMarshal.Write(block.AsSpan(end), header);
        message.CopyTo(block.AsSpan(end + RecordHeader.Unit));
        end += size;
        return true;
    }

    /// <summary>Writes as much as one claim may take.</summary>
    public WriteResult Write(RingWriter ring) => large is null ? WriteRecords(ring) : WritePiece(ring);

    public void Release()
    {
        if (block is not null) ArrayPool<byte>.Shared.Return(block);
        large?.Return();
    }

    private WriteResult WriteRecords(RingWriter ring)
    {
        ReadOnlySpan<byte> records = block.AsSpan(start, Left);
        int size = 0;
        while (size < records.Length && size + SizeAt(records[size..]) is var next && next <= ring.MaxPiece + RecordHeader.Unit) size = next;
        WriteResult result = ring.TryWriteRecords(records[..size]);
        if (result == WriteResult.Written) start += size;
        return result;
    }

    private WriteResult WritePiece(RingWriter ring)
    {
        int piece = Math.Min(Left, ring.MaxPiece);
        RecordKind kind = piece == end ? RecordKind.Message : piece == Left ? RecordKind.LastPart : RecordKind.Part;
        WriteResult result = ring.TryWrite(kind, large!.WrittenSpan.Slice(start, piece));
        if (result == WriteResult.Written) start += piece;
        return result;
    }

    private static int SizeAt(ReadOnlySpan<byte> records) => RecordHeader.Units((int)MemoryMarshal.Read<ulong>(records)) * RecordHeader.Unit;
}
