using Remote.Storage.Arenas;

namespace Remote.Storage.Blocks;

// Reading.
internal sealed partial class StoreTable
{
    /// <summary>Keeps an object in memory for a process. Completes at once where it is there.</summary>
    /// <exception cref="StoredObjectLostException">It is nowhere any more.</exception>
    /// <exception cref="ObjectStoreFullException">There is no room to bring it back.</exception>
    public ValueTask<BlockPlace> PinAsync(ulong process, StoredAt at, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            ThrowIfClosed(process);
            if (TryPin(process, at) is { } block) return new ValueTask<BlockPlace>(PlaceOf(block));
        }

        return new ValueTask<BlockPlace>(BringAndPinAsync(process, at, cancellationToken));
    }

    /// <summary>A process does not read it any more.</summary>
    /// <exception cref="InvalidDataException">It has not pinned it.</exception>
    public void Unpin(ulong process, StoredId id)
    {
        lock (gate)
        {
            if (!blocks.TryGetValue(id, out Block? block) || block.Pins?.GetValueOrDefault(process) is not (> 0 and int count))
            {
                if (closed || dead.Contains(process)) return;
                throw new InvalidDataException($"Process {process:x} has not pinned the object {id}.");
            }

            if (count > 1) block.Pins[process] = count - 1;
            else block.Pins.Remove(process);
            OnUnpinned(block);
        }
    }

    private async Task<BlockPlace> BringAndPinAsync(ulong process, StoredAt at, CancellationToken cancellationToken)
    {
        Block? wanted = null;
        try
        {
            while (true)
            {
                Task? coming;
                lock (gate)
                {
                    ThrowIfClosed(process);
                    if (TryPin(process, at) is { } block) return PlaceOf(block);
                    coming = RestoreOf(at);
                    if (coming is not null) Want(ref wanted, blocks[at.Id]);
                }

                // Outside of the lock: it may begin with work of its own.
                coming ??= Links!.PullAsync(at, cancellationToken);
                await coming.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (wanted is not null)
                lock (gate) Want(ref wanted, null);
        }
    }

    // Under the lock, as all that follows. What somebody waits for stays from when it is back until it is pinned.
    private void Want(ref Block? wanted, Block? next)
    {
        if (wanted == next) return;
        if (wanted is { } before && --before.Wanted == 0 && blocks.GetValueOrDefault(before.Id) == before) OnMayGo(before);
        if (next is not null && next.Wanted++ == 0) idle.Remove(next);
        wanted = next;
    }

    // Null where it has to be brought.
    private Block? TryPin(ulong process, StoredAt at)
    {
        if (!blocks.TryGetValue(at.Id, out Block? block) || block.IsFreed)
            return at.Id.Store != Number && Links is not null ? null : throw Lost(at, null, WhyUnknown(at.Id));
        if (block.Length != at.Length) throw Lost(at, block, $"it has {block.Length} bytes, not {at.Length}");
        if (block.State is BlockState.Lost) throw Lost(at, block, block.LostBecause!);
        if (block.State is BlockState.Writing) return block.IsCopy ? null : throw Lost(at, block, "it was never completed");
        if (block.State is BlockState.Spilled or BlockState.Restoring) return null;
        ThrowIfDamaged(block);
        block.Pins ??= [];
        block.Pins[process] = block.Pins.GetValueOrDefault(process) + 1;
        idle.Remove(block);
        return block;
    }

    private void ThrowIfDamaged(Block block)
    {
        if (!IsDamaged(block)) return;
        MarkDamaged(block);
        throw Lost(block.At, block, block.LostBecause!);
    }

    private unsafe bool IsDamaged(Block block) => !BlockHeader.IsIntact(arena.At(block.Offset), block.Id, block.Length);

    // Its pins stay until they are let go; nobody reads it from now on.
    private void MarkDamaged(Block block)
    {
        (block.State, block.LostBecause) = (BlockState.Lost, "the head of its block in shared memory is damaged: something wrote there that should not have");
        idle.Remove(block);
    }

    private void OnUnpinned(Block block)
    {
        if (!block.IsPinned && !RemoveIfDone(block)) OnMayGo(block);
    }

    // What nobody uses may be moved: whoever waits for room looks again.
    private void OnMayGo(Block block)
    {
        idle.OnChanged(block);
        if (!block.IsIdle) return;
        Spiller?.OnUsed(allocator.Used, Capacity);
        Signal();
    }

    private string WhyUnknown(StoredId id)
    {
        if (id.Store != Number) return "it is in the store of another session, or of a node that is gone";
        return id.Number <= lastNumber ? "it was freed before" : "no such object was ever stored";
    }

    private static StoredObjectLostException Lost(StoredAt at, Block? block, string why)
    {
        string owner = block is null ? "" : $", owned by process {block.Owner:x}";
        return new StoredObjectLostException(at, $"The stored object {at.Id} ({ByteText.Of(at.Length)}{owner}) is lost: {why}.");
    }
}
