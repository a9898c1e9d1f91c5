using Remote.Storage.Arenas;

namespace Remote.Storage.Blocks;

// What a spiller does with the table.
internal sealed partial class StoreTable
{
    /// <summary>The objects that were not used for longest and that nobody reads, of at least so many bytes where there are so many. They can be read meanwhile.</summary>
    public IReadOnlyList<BlockPlace> TakeForSpilling(long bytes)
    {
        lock (gate)
        {
            var taken = new List<BlockPlace>();
            foreach (Block block in Idle(static b => !b.IsCopy))
            {
                if (bytes <= 0) break;
                block.State = BlockState.Spilling;
                bytes -= block.Size;
                taken.Add(PlaceOf(block));
            }

            return taken;
        }
    }

    /// <summary>An object that was taken is on disk. Its memory is free from now on, unless somebody reads it meanwhile, or needs it no more.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="onDisk">Where, for <see cref="ISpiller.ReadAsync"/>.</param>
    /// <returns>Bytes of memory that were freed; 0 where what is on disk is not needed.</returns>
    public long OnSpilled(StoredId id, object onDisk)
    {
        lock (gate)
        {
            Block block = blocks[id];
            block.State = BlockState.InMemory;
            if (block.IsPinned) return 0;
            if (block.IsFreed)
            {
                Remove(block);
                return 0;
            }

            long size = block.Size;
            Release(block.Offset, size);
            (block.State, block.OnDisk, block.Size) = (BlockState.Spilled, onDisk, 0);
            return size;
        }
    }

    /// <summary>An object that was taken stays in memory.</summary>
    public void OnNotSpilled(StoredId id)
    {
        lock (gate)
        {
            Block block = blocks[id];
            block.State = BlockState.InMemory;
            if (block is { IsFreed: true, IsPinned: false }) Remove(block);
        }
    }

    // Under the lock. Null for what is not here at all.
    private Task? RestoreOf(StoredAt at)
    {
        if (!blocks.TryGetValue(at.Id, out Block? block) || block.State is not (BlockState.Spilled or BlockState.Restoring)) return null;
        if (block.State == BlockState.Restoring) return block.Restored;
        block.State = BlockState.Restoring;
        return block.Restored = Task.Run(() => RestoreAsync(block));
    }

    private async Task RestoreAsync(Block block)
    {
        BlockPlace room;
        try
        {
            // A block of the node's own, which the object then takes over.
            room = await ReserveAsync(0, block.Length).ConfigureAwait(false);
        }
        catch
        {
            lock (gate)
            {
                block.State = BlockState.Spilled;
                if (block.IsFreed) Remove(block);
            }

            throw;
        }

        string? failure = await ReadAsync(block, room).ConfigureAwait(false);
        lock (gate) OnRestored(block, blocks[room.Id], failure);
    }

    private async Task<string?> ReadAsync(Block block, BlockPlace room)
    {
        try
        {
            await Spiller!.ReadAsync(block.OnDisk!, AddressOf(room.Offset), block.Length).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return e.Message;
        }
    }

    private void OnRestored(Block block, Block room, string? failure)
    {
        if (failure is not null || block.IsFreed) Remove(room);
        else
        {
            blocks.Remove(room.Id);
            (block.Offset, block.Size) = (room.Offset, room.Size);
            WriteHeader(block);
        }

        if (block.OnDisk is { } onDisk) Spiller!.Forget(onDisk);
        block.OnDisk = null;
        (block.State, block.LostBecause) = failure is null ? (BlockState.InMemory, null) : (BlockState.Lost, failure);
        if (block.IsFreed) Remove(block);
    }

    private unsafe nint AddressOf(long offset) => (nint)arena.At(offset);

    // Copies can be had again: they go before anything is written to disk.
    private bool DropCopies(long bytes)
    {
        lock (gate)
        {
            bool any = false;
            foreach (Block copy in Idle(static b => b.IsCopy))
            {
                if (bytes <= 0) break;
                bytes -= copy.Size;
                Remove(copy);
                any = true;
            }

            return any;
        }
    }

    private IEnumerable<Block> Idle(Func<Block, bool> which)
        => blocks.Values.Where(b => b is { State: BlockState.InMemory, IsPinned: false, IsFreed: false } && which(b)).OrderBy(static b => b.LastUse).ToArray();
}
