using Remote.Storage.Arenas;
using Remote.Storage.Blocks;
using Remote.Storage.Tests.Support;

namespace Remote.Storage.Tests.Blocks;

/// <summary>What a table should hold, and what happens to both.</summary>
internal sealed class TableModel(TestStore store)
{
    private readonly List<ModelBlock> blocks = [];
    private readonly HashSet<ulong> dead = [];
    private readonly List<(ulong Process, DateTimeOffset Since)> departed = [];

    private DateTimeOffset Now => store.Time.GetUtcNow();

    public async Task DoAsync(TableStep step)
    {
        ulong process = Living(step.Process);
        switch (step.Op)
        {
            case 0 or 1: await ReserveAsync(process, step.Amount); break;
            case 2 or 3: Seal(step); break;
            case 4: Abandon(step); break;
            case 5 or 6: await PinAsync(process, step); break;
            case 7: Unpin(step); break;
            case 8: Adopt(step); break;
            case 9 or 10: Free(step); break;
            case 11 when step.Amount % 4 == 0: Kill(process); break;
            default: Pass(TimeSpan.FromSeconds(step.Amount % 12)); break;
        }

        Check();
    }

    public void EndAll()
    {
        ulong[] all = [.. blocks.SelectMany(static b => b.Pins.Append(b.Creator).Append(b.Owner)).Distinct().Where(p => p != 0 && !dead.Contains(p))];
        foreach (ulong process in all) Kill(process);
        Pass(TimeSpan.FromSeconds(11));
        Check();
        Assert.Empty(blocks);
    }

    private void Check()
    {
        StoreUsage usage = store.Table.Usage;
        Assert.Equal(blocks.Sum(static b => b.Size), usage.Used);
        Assert.Equal(blocks.Count, usage.Count);
        Assert.Equal(blocks.Where(static b => b.Pins.Count > 0).Sum(static b => b.Size), usage.Pinned);
        long end = 0;
        foreach (ModelBlock block in blocks.OrderBy(static b => b.Place.Offset))
        {
            Assert.True(block.Place.Offset - BlockHeader.Size >= end, "Two blocks overlap.");
            end = block.Place.Offset - BlockHeader.Size + block.Size;
            Assert.True(store.IsFilled(block.Place, block.Length), "A block has other bytes than were written.");
        }

        Assert.True(end <= store.Arena.Committed, "A block lies where the file system has promised nothing.");
    }

    private async Task ReserveAsync(ulong process, int length)
    {
        Task<BlockPlace> reserved = store.Table.ReserveAsync(process, length).AsTask();
        long size = BlockHeader.BlockSize(length);
        if (LargestGap() < size)
        {
            // Time passes for all, as long as somebody can hope for room: what the dead leave begins a wait anew.
            for (; !reserved.IsCompleted; await Task.Yield()) Pass(TimeSpan.FromSeconds(5));
            if (LargestGap() >= size) await reserved.WaitAsync(Limits.Wait).ContinueWith(r => Keep(process, r.Result), TaskScheduler.Default);
            else await Assert.ThrowsAsync<ObjectStoreFullException>(() => reserved.WaitAsync(Limits.Wait));
            return;
        }

        Assert.True(reserved.IsCompletedSuccessfully, "There is room, and it was not given at once.");
        Keep(process, await reserved);
    }

    private void Keep(ulong process, BlockPlace place)
    {
        store.Fill(place);
        blocks.Add(new ModelBlock(place, process));
    }

    private long LargestGap()
    {
        long largest = 0, end = 0;
        foreach (ModelBlock block in blocks.OrderBy(static b => b.Place.Offset))
        {
            largest = Math.Max(largest, block.Place.Offset - BlockHeader.Size - end);
            end = block.Place.Offset - BlockHeader.Size + block.Size;
        }

        return Math.Max(largest, store.Arena.Capacity - end);
    }

    private void Seal(TableStep step)
    {
        if (Pick(step, static b => !b.IsSealed) is not { } block) return;
        ulong owner = step.Amount % 3 == 0 ? block.Creator : 2 + (ulong)(step.Amount % TableStep.Processes);
        long length = step.Amount % 2 == 0 ? block.Place.Length : Math.Min(step.Amount, block.Place.Length);
        store.Table.Seal(block.Creator, block.Place.Id, length, owner);
        (block.IsSealed, block.Length, block.Owner, block.IsAdopted) = (true, length, owner, owner == block.Creator);
        if (dead.Contains(owner)) Let(block);
    }

    private void Abandon(TableStep step)
    {
        if (Pick(step, static b => !b.IsSealed) is not { } block) return;
        store.Table.Abandon(block.Creator, block.Place.Id);
        blocks.Remove(block);
    }

    private async Task PinAsync(ulong process, TableStep step)
    {
        if (Pick(step, static b => b is { IsSealed: true }) is not { } block) return;
        ValueTask<BlockPlace> pinned = default;
        var at = new StoredAt(block.Place.Id, block.Length);
        if (block.IsFreed)
        {
            Assert.Throws<StoredObjectLostException>(() => { _ = store.Table.PinAsync(process, at); });
            return;
        }

        pinned = store.Table.PinAsync(process, at);
        Assert.Equal(block.Place.Offset, (await pinned).Offset);
        block.Pins.Add(process);
    }

    private void Unpin(TableStep step)
    {
        if (Pick(step, static b => b.Pins.Count > 0) is not { } block) return;
        ulong process = block.Pins[step.Amount % block.Pins.Count];
        store.Table.Unpin(process, block.Place.Id);
        block.Pins.Remove(process);
        RemoveIfDone(block);
    }

    private void Adopt(TableStep step)
    {
        if (Pick(step, b => b is { IsSealed: true, IsFreed: false } && !dead.Contains(b.Owner)) is not { } block) return;
        store.Table.Adopt(block.Owner, block.Place.Id);
        block.IsAdopted = true;
    }

    private void Free(TableStep step)
    {
        if (Pick(step, static b => b is { IsSealed: true, IsFreed: false }) is not { } block) return;
        store.Table.Free(block.Owner, block.Place.Id);
        Let(block);
    }

    private void Kill(ulong process)
    {
        store.Table.OnProcessGone(process);
        dead.Add(process);
        departed.Add((process, Now));
        foreach (ModelBlock block in blocks.ToArray())
        {
            block.Pins.RemoveAll(p => p == process);
            if (!block.IsSealed && block.Creator == process) blocks.Remove(block);
            else if (block.IsSealed && block.Owner == process) Let(block);
            else RemoveIfDone(block);
        }
    }

    private void Pass(TimeSpan time)
    {
        store.Time.Advance(time);
        foreach ((ulong process, DateTimeOffset since) in departed.Where(d => Now - d.Since >= TimeSpan.FromSeconds(10)).ToArray())
        {
            departed.Remove((process, since));
            foreach (ModelBlock block in blocks.Where(b => b.IsSealed && b.Creator == process && !b.IsAdopted).ToArray()) Let(block);
        }
    }

    private void Let(ModelBlock block)
    {
        block.IsFreed = true;
        RemoveIfDone(block);
    }

    private void RemoveIfDone(ModelBlock block)
    {
        if (block is { IsFreed: true, Pins.Count: 0 }) blocks.Remove(block);
    }

    private ModelBlock? Pick(TableStep step, Func<ModelBlock, bool> which)
    {
        ModelBlock[] fit = [.. blocks.Where(which)];
        return fit.Length == 0 ? null : fit[step.Which % fit.Length];
    }

    // A number of a dead process never comes back: the next one of its kind has another.
    private ulong Living(int index)
    {
        ulong process = (ulong)index + 2;
        while (dead.Contains(process)) process += 100;
        return process;
    }
}
