using System.Buffers.Binary;
using System.IO.Hashing;

namespace Remote.Storage.Spilling;

/// <summary>
/// An object in a spill file: 64 bytes that say which it is, how long, and the hash of its bytes; then those. Records begin on pages of 4 KiB, so
/// that the space of one can be given back without its neighbours.
/// </summary>
internal readonly record struct SpillRecord(StoredId Id, long Length, ulong Hash)
{
    public const int HeaderSize = 64;
    private const int Page = 4096;
    private const int HashedSize = HeaderSize - sizeof(ulong);
    private const ulong Magic = 0x4C4C495053_4D52; // "RMSPILL"

    /// <summary>Bytes on disk of an object of so many bytes.</summary>
    public static long SizeOf(long length) => (HeaderSize + length + Page - 1) / Page * Page;

    public void Write(Span<byte> header)
    {
        header[..HeaderSize].Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(header, Magic);
        BinaryPrimitives.WriteUInt64LittleEndian(header[8..], Id.Store);
        BinaryPrimitives.WriteUInt64LittleEndian(header[16..], Id.Number);
        BinaryPrimitives.WriteInt64LittleEndian(header[24..], Length);
        BinaryPrimitives.WriteUInt64LittleEndian(header[32..], Hash);
        BinaryPrimitives.WriteUInt64LittleEndian(header[HashedSize..], XxHash3.HashToUInt64(header[..HashedSize]));
    }

    /// <exception cref="InvalidDataException">It is no header, or not one that was written whole.</exception>
    public static SpillRecord Read(ReadOnlySpan<byte> header)
    {
        if (BinaryPrimitives.ReadUInt64LittleEndian(header[HashedSize..]) != XxHash3.HashToUInt64(header[..HashedSize])
            || BinaryPrimitives.ReadUInt64LittleEndian(header) != Magic)
            throw new InvalidDataException("the bytes before it were changed: its header's hash does not fit");
        var id = new StoredId(BinaryPrimitives.ReadUInt64LittleEndian(header[8..]), BinaryPrimitives.ReadUInt64LittleEndian(header[16..]));
        return new SpillRecord(id, BinaryPrimitives.ReadInt64LittleEndian(header[24..]), BinaryPrimitives.ReadUInt64LittleEndian(header[32..]));
    }
}
