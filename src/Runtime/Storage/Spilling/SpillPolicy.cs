namespace Remote.Storage.Spilling;

/// <summary>How much leaves memory, and what: pure. Ray's figures (threshold 0.8, batches of 100 MiB), scaled down for stores in which those would be most of it.</summary>
internal static class SpillPolicy
{
    /// <summary>Fullness from which on objects are moved out before anybody needs their room.</summary>
    public const double Threshold = 0.8;

    /// <summary>What a small store is brought down to.</summary>
    public const double Rest = 0.65;

    /// <summary>Least bytes that are moved at a time: disks like long writes, and a file per object would be many.</summary>
    public const long Batch = 100 << 20;

    /// <summary>Bytes that should leave memory now.</summary>
    /// <param name="capacity">Of the store.</param>
    /// <param name="used">Bytes of it in blocks.</param>
    /// <param name="needed">Bytes that somebody waits for and that free blocks do not give.</param>
    public static long Excess(long capacity, long used, long needed)
    {
        long over = used - (long)(capacity * Threshold);
        long goal = Math.Max(needed, over);
        if (goal <= 0) return 0;

        // A whole batch once anything goes at all; of a small store not more than leaves it two thirds full.
        long batch = Math.Min(Batch, used - (long)(capacity * Rest));
        return Math.Min(used, Math.Max(goal, batch));
    }

    /// <summary>Which go: copies first, as they cost nothing to drop; then the objects that were not used for the longest time.</summary>
    /// <param name="copies">Of other nodes' objects, the least recently used first.</param>
    /// <param name="own">The others, the least recently used first.</param>
    /// <param name="size">Bytes of memory that one's going gives back.</param>
    /// <param name="excess">Bytes that are to go: as many are chosen as it takes, or all.</param>
    public static List<T> Choose<T>(IEnumerable<T> copies, IEnumerable<T> own, Func<T, long> size, long excess)
    {
        var chosen = new List<T>();
        foreach (T next in copies.Concat(own))
        {
            if (excess <= 0) break;
            chosen.Add(next);
            excess -= size(next);
        }

        return chosen;
    }
}
