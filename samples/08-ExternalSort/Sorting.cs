namespace ExternalSort;

/// <summary>An external sort: map sorts parts and cuts them by range, shuffle moves the cuts, reduce merges those of one range.</summary>
public static class Sorting
{
    [Remote]
    public static ulong[] Sample(int part, int count, int samples) => Keys.Sample(part, count, samples);

    /// <summary>A part's keys, sorted and cut at the bounds. What it returns are refs: each run goes to another task, and to disk while none wants it.</summary>
    [Remote]                                                            // Ray: @ray.remote(num_returns=partitions)
    public static MappedPart Map(int part, int count, ulong[] bounds)
    {
        ulong[] keys = Keys.Of(part, count);
        Summary summary = Summary.Of(keys);
        Array.Sort(keys);
        var runs = new ObjectRef<ReadOnlyMemory<ulong>>[bounds.Length + 1];
        for (int i = 0, from = 0; i < runs.Length; i++)
        {
            int to = i == bounds.Length ? keys.Length : FirstAtLeast(keys, bounds[i]);
            runs[i] = ObjectRef.Put((ReadOnlyMemory<ulong>)keys.AsMemory(from..to));     // Ray: ray.put
            from = to;
        }
        return new MappedPart(summary, runs);
    }

    /// <summary>Merges sorted runs. The caller passes refs; here they are memory, which is read where it lies.</summary>
    [Remote]                                                            // Ray: reduce.remote(*runs)
    public static ulong[] Reduce(params ReadOnlyMemory<ulong>[] runs)
    {
        var merged = GC.AllocateUninitializedArray<ulong>(runs.Sum(run => run.Length));
        int[] next = new int[runs.Length];
        var heads = new PriorityQueue<int, ulong>(runs.Index().Where(run => run.Item.Length > 0).Select(run => (run.Index, run.Item.Span[0])));
        for (int i = 0; i < merged.Length; i++)
        {
            heads.TryPeek(out int run, out merged[i]);
            if (++next[run] < runs[run].Length) heads.DequeueEnqueue(run, runs[run].Span[next[run]]);
            else heads.Dequeue();
        }
        return merged;
    }

    [Remote]
    public static CheckedPartition Check(ReadOnlyMemory<ulong> partition)
    {
        ReadOnlySpan<ulong> keys = partition.Span;
        if (keys.IsEmpty) return new CheckedPartition(true, ulong.MaxValue, ulong.MinValue, default);
        bool sorted = true;
        for (int i = 1; i < keys.Length; i++) sorted &= keys[i - 1] <= keys[i];
        return new CheckedPartition(sorted, keys[0], keys[^1], Summary.Of(keys));
    }

    private static int FirstAtLeast(ulong[] sorted, ulong bound)
    {
        (int low, int high) = (0, sorted.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < bound) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
