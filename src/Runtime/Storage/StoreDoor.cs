using Remote.Storage.Arenas;
using Remote.Storage.Blocks;

namespace Remote.Storage;

/// <summary>What all doors to a store have in common: objects are written and read in this process's mapping; the rest is asked of the table.</summary>
internal abstract class StoreDoor : IObjectStore
{
    public abstract ulong Number { get; }

    public abstract long Capacity { get; }

    public abstract StoredWriter Reserve(long length, StoredId outgrown = default);

    public abstract ValueTask<StorePin> PinAsync(StoredAt at, CancellationToken cancellationToken = default);

    public abstract void Adopt(StoredId id);

    public abstract void Free(StoredId id);

    public abstract ValueTask DisposeAsync();

    /// <summary>The writer is done. See <see cref="StoredWriter.Seal"/>.</summary>
    public abstract StoredAt Seal(StoredId id, long length, ulong owner);

    /// <summary>The writer gives up. Must not throw.</summary>
    public abstract void Abandon(StoredId id);

    /// <summary>A pin ends. On any thread, a finalizer's too: must not wait or throw.</summary>
    public abstract void Unpin(StoredId id);

    /// <summary>What was reserved, to be written in a mapping.</summary>
    protected StoredWriter Writer(BlockPlace place, ArenaMapping mapping)
    {
        try
        {
            return new ArenaWriter(this, mapping, place);
        }
        catch
        {
            Abandon(place.Id);
            throw;
        }
    }

    /// <summary>What was pinned, to be read in a mapping.</summary>
    protected StorePin Pin(BlockPlace place, ArenaMapping mapping)
    {
        try
        {
            return new ArenaPin(this, mapping, place);
        }
        catch
        {
            Unpin(place.Id);
            throw;
        }
    }
}
