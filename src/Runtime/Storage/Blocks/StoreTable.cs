using Remote.Storage.Arenas;

namespace Remote.Storage.Blocks;

/// <summary>
/// A node's store: which objects there are, where their bytes are, who owns them and who reads them. One lock, held for moments: what takes
/// time (space of the file system, disk, other nodes) happens outside of it. Processes are told apart by their numbers.
/// </summary>
internal sealed partial class StoreTable : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<StoredId, Block> blocks = [];
    private readonly HashSet<ulong> dead = [];
    private readonly IdleBlocks idle = new();
    private readonly Arena arena;
    private readonly BlockAllocator allocator;
    private readonly TimeProvider time;
    private ulong lastNumber;
    private bool closed;

    public StoreTable(ulong number, Arena arena, TimeProvider time)
    {
        Number = number;
        this.arena = arena;
        this.time = time;
        allocator = new BlockAllocator(arena.Capacity);
    }

    /// <summary>The store's number, which no other store has, in no session.</summary>
    public ulong Number { get; }

    public Arena Arena => arena;

    /// <summary>Moves objects to disk; null where nothing does. Set before the store is used.</summary>
    public ISpiller? Spiller { get; set; }

    /// <summary>The way to other nodes' objects; null where there is no other node. Set before the store is used.</summary>
    public IStoreLinks? Links { get; set; }

    /// <summary>Asks every process of the node to collect what nobody uses any more. Set before the store is used; called on any thread, must not wait.</summary>
    public Action? CollectionWanted { get; set; }

    /// <summary>More of the arena is in use than ever. Called on any thread, must not wait.</summary>
    public Action<long>? Grown { get; set; }

    /// <summary>Bytes that it may grow to, as far as it is known what the file system has.</summary>
    public long Capacity => Math.Min(allocator.Capacity, Volatile.Read(ref spaceLimit));

    /// <summary>Room for an object of a process.</summary>
    /// <param name="process">The process.</param>
    /// <param name="length">The object's bytes.</param>
    /// <param name="outgrown">What the process gives up once it has the room; of no store where there is none.</param>
    /// <exception cref="ObjectStoreFullException">There is no room, and none can be made.</exception>
    public ValueTask<BlockPlace> ReserveAsync(ulong process, long length, StoredId outgrown = default)
        => ReserveAsync(new RoomRequest(process, length) { Outgrown = outgrown }, copyOf: null);

    /// <summary>Makes an object readable.</summary>
    /// <exception cref="InvalidDataException">The process does not write it, or has no room of that length.</exception>
    public StoredAt Seal(ulong process, StoredId id, long length, ulong owner)
    {
        lock (gate)
        {
            Block block = WrittenBy(process, id);
            Complete(block, length);
            block.Owner = owner;
            block.IsAdopted = owner == process;
            StoredAt at = block.At;
            // Nobody will ever ask for it.
            if (dead.Contains(owner) || dead.Contains(process)) FreeNow(block);
            return at;
        }
    }

    /// <summary>Its writer gives an object up.</summary>
    /// <exception cref="InvalidDataException">The process does not write it.</exception>
    public void Abandon(ulong process, StoredId id)
    {
        lock (gate) Remove(WrittenBy(process, id));
    }

    /// <summary>The owner of an object has heard of it.</summary>
    /// <exception cref="InvalidDataException">It is another's.</exception>
    public void Adopt(ulong process, StoredId id)
    {
        if (id.Store != Number)
        {
            Links?.Adopt(process, id);
            return;
        }

        lock (gate)
        {
            if (OwnedBy(process, id) is { } block) block.IsAdopted = true;
        }
    }

    /// <summary>The owner of an object lets it go; or whoever made it, before its owner has heard of it.</summary>
    /// <exception cref="InvalidDataException">It is another's.</exception>
    public void Free(ulong process, StoredId id)
    {
        if (id.Store != Number) Links?.Free(process, id);
        else
        {
            lock (gate)
            {
                if (FreedBy(process, id) is { } block) FreeNow(block);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            closed = true;
            Signal();
        }

        departures?.Dispose();
        return ValueTask.CompletedTask;
    }

    // Under the lock, as all that is private.
    private void Complete(Block block, long length)
    {
        ObjectDisposedException.ThrowIf(closed, typeof(IObjectStore));
        if (length < 0 || length > block.Length) throw new InvalidDataException($"{length} bytes were written into a block of {block.Length}.");
        long size = BlockHeader.BlockSize(length);
        Release(block.Offset + size, block.Size - size);
        (block.Length, block.Size, block.State) = (length, size, BlockState.InMemory);
        WriteHeader(block);
        OnMayGo(block);
    }

    // Once closed, the arena may be unmapped.
    private unsafe void WriteHeader(Block block)
    {
        if (!closed) BlockHeader.Write(arena.At(block.Offset), block.Id, block.Length, block.Creator);
    }

    private Block WrittenBy(ulong process, StoredId id)
        => blocks.TryGetValue(id, out Block? block) && block.State == BlockState.Writing && block.Creator == process
            ? block
            : throw new InvalidDataException($"Process {process:x} does not write the object {id}.");

    // A result that failed after it was written: its owner has not heard of it, and will not.
    private Block? FreedBy(ulong process, StoredId id)
        => blocks.TryGetValue(id, out Block? block) && block is { IsFreed: false, IsAdopted: false, IsCopy: false } && block.Creator == process && block.State != BlockState.Writing
            ? block
            : OwnedBy(process, id);

    // Unknown ones have gone: their owner died, or lets go twice.
    private Block? OwnedBy(ulong process, StoredId id)
    {
        if (!blocks.TryGetValue(id, out Block? block) || block.IsFreed) return null;
        return block.State != BlockState.Writing && block.Owner == process && !block.IsCopy
            ? block
            : throw new InvalidDataException($"Process {process:x} does not own the object {id}.");
    }
}
