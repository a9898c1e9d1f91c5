namespace Remote.Storage.Blocks;

// Copies of other nodes' objects, which the node itself writes.
internal sealed partial class StoreTable
{
    /// <summary>Room for a copy of another node's object; null where there is one. To be asked by one at a time for each object.</summary>
    /// <exception cref="StoredObjectLostException">It was freed.</exception>
    public async ValueTask<BlockPlace?> ReserveCopyAsync(StoredAt at)
    {
        lock (gate)
        {
            if (blocks.TryGetValue(at.Id, out Block? block)) return block.IsFreed ? throw Lost(at, block, "it was freed before") : null;
        }

        return await ReserveAsync(new RoomRequest(0, at.Length), at.Id).ConfigureAwait(false);
    }

    /// <summary>A copy is complete.</summary>
    /// <param name="id">Of what.</param>
    /// <param name="pinFor">The process that has pinned it from the first moment on.</param>
    public void SealCopy(StoredId id, ulong pinFor)
    {
        lock (gate)
        {
            Block block = blocks[id];
            block.Pins = new() { [pinFor] = 1 };
            Complete(block, block.Length);
        }
    }

    /// <summary>Pins a copy, where it is here and complete.</summary>
    /// <exception cref="StoredObjectLostException">It is not.</exception>
    public BlockPlace PinCopy(ulong process, StoredAt at)
    {
        lock (gate)
        {
            ThrowIfClosed(process);
            if (!blocks.TryGetValue(at.Id, out Block? block) || block is not { IsCopy: true, IsFreed: false, State: BlockState.InMemory })
                throw Lost(at, block, "this store has no copy of it");
            return PlaceOf(TryPin(process, at)!);
        }
    }

    /// <summary>Whether a whole copy is here.</summary>
    public bool HasCopy(StoredId id)
    {
        lock (gate) return blocks.TryGetValue(id, out Block? block) && block is { IsCopy: true, IsFreed: false, State: BlockState.InMemory };
    }

    /// <summary>A copy could not be completed.</summary>
    public void AbandonCopy(StoredId id)
    {
        lock (gate) Remove(blocks[id]);
    }

    /// <summary>Nobody needs the object any more: its copy goes, as soon as nobody reads or writes it.</summary>
    public void DropCopy(StoredId id)
    {
        lock (gate)
        {
            if (!blocks.TryGetValue(id, out Block? block) || block is not { IsCopy: true, IsFreed: false }) return;
            if (block.State == BlockState.Writing) block.IsFreed = true;
            else FreeNow(block);
        }
    }
}
