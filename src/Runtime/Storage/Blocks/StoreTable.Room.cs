using Remote.Storage.Arenas;
using Remote.Storage.Spilling;

namespace Remote.Storage.Blocks;

// Room: at once where there is some, else one after the other, so that a large object is not starved by small ones.
internal sealed partial class StoreTable
{
    /// <summary>As long as Ray: refs that are being let go take a moment.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>What processes read or write that wait for room themselves may be let go of by another thread of theirs.</summary>
    private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(5);

    /// <summary>What others read or write now they will let go of: tasks of minutes are not rare.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A collection in every process is not free: not more often than this while disk makes room as well.</summary>
    private static readonly TimeSpan CollectEvery = TimeSpan.FromSeconds(10);

    private readonly LinkedList<RoomRequest> line = [];
    private TaskCompletionSource changed = NewSignal();
    private long freedBytes;
    private long spaceLimit = long.MaxValue;
    private long lastCollection = long.MinValue / 2;

    private ValueTask<BlockPlace> ReserveAsync(RoomRequest request, StoredId? copyOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Length);
        Block? block = null;
        lock (gate)
        {
            ThrowIfClosed(request.Process);
            if (request.Size > allocator.Capacity) throw Full(request, TooLarge(), null);
            if (line.Count == 0) block = TryAllocate(request, copyOf);
            if (block is null && Outgrown(request) is { } outgrown) throw Full(request, outgrown, null);
        }

        if (block is not null && TryCommit(block, request)) return new ValueTask<BlockPlace>(PlaceOf(block));
        return new ValueTask<BlockPlace>(WaitForRoomAsync(request, copyOf));
    }

    private async Task<BlockPlace> WaitForRoomAsync(RoomRequest request, StoredId? copyOf)
    {
        LinkedListNode<RoomRequest> place;
        lock (gate) place = line.AddLast(request);
        try
        {
            while (true)
            {
                Task signal;
                Block? block = null;
                bool first;
                lock (gate)
                {
                    ThrowIfClosed(request.Process);
                    signal = changed.Task;
                    first = line.First == place;
                    if (first) block = TryAllocate(request, copyOf);
                    request.HasRoom = block is not null;
                }

                if (block is not null && TryCommit(block, request)) return PlaceOf(block);
                if (first) await MakeRoomAsync(request, signal).ConfigureAwait(false);
                else await signal.ConfigureAwait(false);
            }
        }
        finally
        {
            lock (gate)
            {
                line.Remove(place);
                Signal();
            }
        }
    }

    // One round: returns when it is worth to look again.
    private async Task MakeRoomAsync(RoomRequest request, Task signal)
    {
        if (DropCopies(request.Size)) return;
        AskForCollection(request, always: false);
        if (await SpillAsync(request, signal).ConfigureAwait(false)) return;
        AskForCollection(request, always: true);
        lock (gate)
        {
            if (request.Since is null || freedBytes != request.FreedThen) (request.Since, request.FreedThen) = (time.GetTimestamp(), freedBytes);
            TimeSpan left = PatienceNow() - time.GetElapsedTime(request.Since.Value);
            if (left <= TimeSpan.Zero) throw Full(request, request.NoSpace ?? "what it holds is still used", request.SpillFailure);
            request.Left = left;
        }

        TimeSpan pause = request.Left < CollectEvery ? request.Left : CollectEvery;
        await Task.WhenAny(signal, Task.Delay(pause, time)).ConfigureAwait(false);
    }

    // True where it is worth to look again, which may be before all that goes is gone.
    private async Task<bool> SpillAsync(RoomRequest request, Task signal)
    {
        if (Spiller is not { } spiller) return false;
        Task<SpillRound> round = spiller.MakeRoomAsync();
        if (await Task.WhenAny(round, signal).ConfigureAwait(false) != round) return true;
        (long freed, request.SpillFailure) = await round.ConfigureAwait(false);
        return freed > 0;
    }

    // Under the lock. Where all who could let something go wait in this line, they wait for one another.
    private TimeSpan PatienceNow()
    {
        var users = new HashSet<ulong>(blocks.Values.SelectMany(static b => b.State == BlockState.Writing ? [b.Creator] : b.Pins?.Keys ?? Enumerable.Empty<ulong>()));
        if (users.Count == 0) return Grace;
        return users.IsSubsetOf(line.Select(static r => r.Process)) ? ShortPatience : Patience;
    }

    private void AskForCollection(RoomRequest request, bool always)
    {
        lock (gate)
        {
            long now = time.GetTimestamp();
            bool soon = time.GetElapsedTime(lastCollection, now) < CollectEvery;
            // Again while it waits: what was in use at the first one may be let go of by now, in a process that does nothing more.
            if (soon && (request.HasCollected || !always)) return;
            request.HasCollected = true;
            lastCollection = now;
        }

        CollectionWanted?.Invoke();
    }

    private Block? TryAllocate(RoomRequest request, StoredId? copyOf)
    {
        if (!allocator.TryAllocate(request.Size, out long offset)) return null;
        StoredId id = copyOf ?? new StoredId(Number, ++lastNumber);
        var block = new Block(id, request.Length, request.Process) { Offset = offset, Size = request.Size, IsCopy = copyOf is not null };
        blocks.Add(id, block);
        return block;
    }

    private bool TryCommit(Block block, RoomRequest request)
    {
        try
        {
            arena.Commit(block.Offset + block.Size);
        }
        catch (IOException e)
        {
            lock (gate)
            {
                spaceLimit = arena.Committed;
                request.NoSpace = $"its file '{arena.Path}' cannot grow beyond {ByteText.Of(arena.Committed)}: {e.Message}";
                request.HasRoom = false;
                // Nothing that could be used is free now: nobody is told. Its process may have died meanwhile, and it gone with that.
                if (blocks.Remove(block.Id)) allocator.Free(block.Offset, block.Size);
            }

            return false;
        }

        if (arena.Committed > Volatile.Read(ref spaceLimit)) Volatile.Write(ref spaceLimit, long.MaxValue);
        Grown?.Invoke(block.Offset + block.Size);
        Spiller?.OnUsed(allocator.Used, Capacity);
        return true;
    }

    private void Release(long offset, long size)
    {
        if (size == 0) return;
        allocator.Free(offset, size);
        freedBytes += size;
        Signal();
    }

    // Under the lock. Whoever waits looks again.
    private void Signal()
    {
        if (line.Count == 0) return;
        changed.TrySetResult();
        changed = NewSignal();
    }

    private static BlockPlace PlaceOf(Block block) => new(block.Id, block.Payload, block.Length);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void ThrowIfClosed(ulong process)
    {
        ObjectDisposedException.ThrowIf(closed, typeof(IObjectStore));
        if (dead.Contains(process)) throw new InvalidDataException($"Process {process:x} is dead.");
    }
}
