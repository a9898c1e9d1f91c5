using System.Runtime.InteropServices;
using Remote.Storage.Spilling;

namespace Remote.Storage.Tests.Spilling;

/// <summary>Bytes at an address, as a block's are.</summary>
internal sealed unsafe class Payload : IDisposable
{
    public Payload(long length, int seed = 0)
    {
        Length = length;
        Address = (byte*)NativeMemory.Alloc((nuint)Math.Max(1, length));
        new Random(seed).NextBytes(Bytes);
        Id = new StoredId(0xABCD, (ulong)seed + 1);
    }

    public StoredId Id { get; }

    public long Length { get; }

    public byte* Address { get; }

    public Span<byte> Bytes => new(Address, checked((int)Length));

    public SpillItem Item => new(Id, Address, Length);

    /// <summary>Writes them to one file; their places.</summary>
    public static SpillPlace[] WriteAll(SpillDisk disk, params Payload[] payloads)
    {
        var places = new List<SpillPlace>();
        disk.Write([.. payloads.Select(p => p.Item)], places.Add);
        return [.. places];
    }

    /// <summary>What is at a place, read into fresh memory.</summary>
    public static byte[] ReadBack(SpillDisk disk, SpillPlace place)
    {
        byte[] bytes = new byte[place.Length];
        fixed (byte* into = bytes)
        {
            byte none = 0;
            disk.Read(place, into == null ? &none : into);
        }

        return bytes;
    }

    public void AssertIsAt(SpillDisk disk, SpillPlace place) => Assert.True(Bytes.SequenceEqual(ReadBack(disk, place)));

    public void Dispose() => NativeMemory.Free(Address);
}
