using System.IO.Hashing;
using Remote.Storage.Arenas;
using Remote.Storage.Blocks;

namespace Remote.Nodes.Transfers;

/// <summary>An object that is being sent to another store: held in memory until it is let go, or a copy that still arrives.</summary>
internal sealed unsafe class OpenedObject : IDisposable
{
    private readonly ArenaMapping mapping;
    private readonly BlockPlace place;
    private readonly IncomingCopy? arriving;
    private readonly Action close;

    /// <param name="mapping">Where it is; held, as the store may end meanwhile.</param>
    /// <param name="place">Its place there.</param>
    /// <param name="arriving">The copy, where it still arrives; else null.</param>
    /// <param name="close">Lets it go.</param>
    public OpenedObject(ArenaMapping mapping, BlockPlace place, IncomingCopy? arriving, Action close)
    {
        (this.mapping, this.place, this.arriving, this.close) = (mapping, place, arriving, close);
        try
        {
            mapping.Hold();
        }
        catch
        {
            close();
            throw;
        }
    }

    public long Length => place.Length;

    /// <summary>Blocks until a part is here; why it never will be, or null.</summary>
    public string? WaitFor(long offset, long count) => arriving?.WaitFor(offset + count);

    /// <summary>Where a part begins.</summary>
    public byte* At(long offset) => mapping.Base + place.Offset + offset;

    public ulong HashOf(long offset, long count) => Hash(At(offset), count);

    public static ulong Hash(byte* bytes, long count) => XxHash3.HashToUInt64(new ReadOnlySpan<byte>(bytes, checked((int)count)));

    public void Dispose()
    {
        mapping.LetGo();
        close();
    }
}
