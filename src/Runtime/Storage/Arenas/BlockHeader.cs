using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Remote.Storage.Arenas;

/// <summary>What stands before an object's bytes, so that a write that went astray is noticed before they are read.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal unsafe struct BlockHeader
{
    /// <summary>Bytes; with them an object begins 60 after a cache line.</summary>
    public const int Size = 60;

    private const ulong RightMagic = 0x3145524f54534d52; // RMSTORE1
    private const int Checked = Size - sizeof(ulong);

    private ulong magic;
    private ulong store;
    private ulong number;
    private long length;
    private ulong creator;
    private uint unused;
    private ulong unusedToo;
    private ulong checksum;

    /// <summary>Bytes of a block for an object.</summary>
    public static long BlockSize(long length) => BlockAllocator.Align(Size + length);

    public static void Write(byte* at, StoredId id, long length, ulong creator)
    {
        var header = new BlockHeader { magic = RightMagic, store = id.Store, number = id.Number, length = length, creator = creator };
        header.checksum = Checksum(&header);
        *(BlockHeader*)at = header;
    }

    public static bool IsIntact(byte* at, StoredId id, long length)
    {
        BlockHeader header = *(BlockHeader*)at;
        return header.magic == RightMagic && header.store == id.Store && header.number == id.Number && header.length == length && header.checksum == Checksum(&header);
    }

    private static ulong Checksum(BlockHeader* header) => XxHash3.HashToUInt64(new ReadOnlySpan<byte>(header, Checked));
}
