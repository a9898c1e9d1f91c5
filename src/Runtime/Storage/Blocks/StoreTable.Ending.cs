namespace Remote.Storage.Blocks;

// Ends: of objects, and of processes.
internal sealed partial class StoreTable
{
    /// <summary>A result may be on its way to its owner when the process that made it dies.</summary>
    private static readonly TimeSpan AdoptionLimit = TimeSpan.FromSeconds(10);

    private readonly Queue<(long Since, ulong Process)> departed = new();
    private ITimer? departures;

    /// <summary>
    /// A process is gone for good: its pins end, what it wrote and what it owned goes. What it has made for others stays, if they hear of it
    /// within 10 s.
    /// </summary>
    /// <param name="process">Its number.</param>
    /// <param name="withMemory">Whether nothing of it can read or write any more. A thread that was given up may: its pins and blocks stay until it lets go.</param>
    public void OnProcessGone(ulong process, bool withMemory = true)
    {
        lock (gate)
        {
            if (closed || !dead.Add(process)) return;
            foreach (Block block in blocks.Values.ToArray())
            {
                if (withMemory && block.State == BlockState.Writing && block.Creator == process) Remove(block);
                else if (withMemory && block.Pins?.Remove(process) is true) OnUnpinned(block);
                if (block.Owner == process && !block.IsFreed && blocks.ContainsKey(block.Id)) FreeNow(block);
            }

            departed.Enqueue((time.GetTimestamp(), process));
            departures ??= time.CreateTimer(_ => FreeUnheardOf(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (departed.Count == 1) departures.Change(AdoptionLimit, Timeout.InfiniteTimeSpan);
        }
    }

    private void FreeUnheardOf()
    {
        lock (gate)
        {
            while (!closed && departed.TryPeek(out var first))
            {
                TimeSpan left = AdoptionLimit - time.GetElapsedTime(first.Since);
                if (left > TimeSpan.Zero)
                {
                    departures!.Change(left, Timeout.InfiniteTimeSpan);
                    return;
                }

                departed.Dequeue();
                foreach (Block block in blocks.Values.Where(b => b.Creator == first.Process && !b.IsAdopted && !b.IsFreed && !b.IsCopy).ToArray()) FreeNow(block);
            }
        }
    }

    // Under the lock, as all that follows.
    private void FreeNow(Block block)
    {
        block.IsFreed = true;
        if (!block.IsCopy) Links?.OnFreed(block.Id);
        idle.OnChanged(block);
        RemoveIfDone(block);
    }

    // Whoever moves it finds out when that is done.
    private bool RemoveIfDone(Block block)
    {
        if (!block.IsFreed || block.IsPinned || block.State is BlockState.Spilling or BlockState.Restoring) return false;
        Remove(block);
        return true;
    }

    private void Remove(Block block)
    {
        blocks.Remove(block.Id);
        idle.Remove(block);
        Release(block.Offset, block.Size);
        block.Size = 0;
        if (block.OnDisk is { } onDisk) Spiller?.Forget(onDisk);
        block.OnDisk = null;
    }
}
