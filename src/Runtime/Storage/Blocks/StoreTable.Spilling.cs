using Remote.Storage.Arenas;
using Remote.Storage.Spilling;

namespace Remote.Storage.Blocks;

// What a spiller does with the table.
internal sealed partial class StoreTable
{
    /// <summary>
    /// Lets objects leave memory, those first that were not used for longest, until the store is as empty as it should be, or until a piece of it is empty
    /// that somebody waits for. What can be had again goes at once: copies of other nodes' objects, and what is on disk already. The rest is to be written,
    /// and can be read meanwhile.
    /// </summary>
    /// <param name="mayWrite">False while the disk takes nothing.</param>
    public SpillTake TakeForSpilling(bool mayWrite)
    {
        lock (gate)
        {
            if (closed) return new SpillTake(0, []);
            long used = allocator.Used;
            var toWrite = new List<BlockPlace>();
            foreach (Block block in ChooseForSpilling(mayWrite))
            {
                if (block.IsCopy) Remove(block);
                else if (block.OnDisk is not null) LeaveMemory(block);
                else if (IsDamaged(block)) MarkDamaged(block);
                else toWrite.Add(BeginSpilling(block));
            }

            return new SpillTake(used - allocator.Used, toWrite);
        }
    }

    /// <summary>An object that was taken is on disk. Its memory is free from now on, unless somebody reads it meanwhile.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="onDisk">Where, for <see cref="ISpiller.ReadAsync"/>.</param>
    /// <returns>Bytes of memory that were freed.</returns>
    public long OnSpilled(StoredId id, object onDisk)
    {
        lock (gate)
        {
            Block block = blocks[id];
            // Found to be damaged meanwhile: so may be what was written.
            if (block.State == BlockState.Lost) Spiller!.Forget(onDisk);
            else (block.State, block.OnDisk) = (BlockState.InMemory, onDisk);
            long size = block.Size;
            if (RemoveIfDone(block)) return size;
            idle.OnChanged(block);
            return block.IsIdle ? LeaveMemory(block) : 0;
        }
    }

    /// <summary>An object that was taken stays in memory.</summary>
    public void OnNotSpilled(StoredId id)
    {
        lock (gate)
        {
            Block block = blocks[id];
            if (block.State == BlockState.Spilling) block.State = BlockState.InMemory;
            if (!RemoveIfDone(block)) idle.OnChanged(block);
        }
    }

    // Under the lock, as all that is private, but for what is async.
    private BlockPlace BeginSpilling(Block block)
    {
        idle.Remove(block);
        block.State = BlockState.Spilling;
        return PlaceOf(block);
    }

    private long LeaveMemory(Block block)
    {
        long size = block.Size;
        idle.Remove(block);
        Release(block.Offset, size);
        (block.State, block.Size) = (BlockState.Spilled, 0);
        return size;
    }

    // Null for what is not here at all.
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
                RemoveIfDone(block);
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
        catch (IOException e)
        {
            return e.Message;
        }
    }

    private void OnRestored(Block block, Block room, string? failure)
    {
        if (failure is not null || block.IsFreed)
        {
            Remove(room);
            Spiller!.Forget(block.OnDisk!);
            (block.State, block.OnDisk, block.LostBecause) = (BlockState.Lost, null, failure);
        }
        else
        {
            blocks.Remove(room.Id);
            (block.Offset, block.Size, block.State) = (room.Offset, room.Size, BlockState.InMemory);
            WriteHeader(block);
        }

        if (!RemoveIfDone(block)) OnMayGo(block);
    }

    private unsafe nint AddressOf(long offset) => (nint)arena.At(offset);

    // Copies can be had again: they go before anything is written to disk.
    private bool DropCopies(long bytes)
    {
        lock (gate)
        {
            List<Block> chosen = SpillPolicy.Choose(idle.Copies, [], static b => b.Size, bytes);
            chosen.ForEach(Remove);
            return chosen.Count > 0;
        }
    }
}
