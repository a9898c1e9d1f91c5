namespace ExternalSort;

/// <summary>How the data is cut.</summary>
/// <param name="Parts">Parts of the data: a map task each.</param>
/// <param name="KeysPerPart">Keys in each part.</param>
/// <param name="Ranges">Ranges of the result: a reduce task each.</param>
internal sealed record Plan(int Parts, int KeysPerPart, int Ranges)
{
    public const long MiB = 1 << 20;
    private const long MaxPart = 32 * MiB;
    private const int SamplesInAll = 10_000;

    public long Bytes => (long)Parts * KeysPerPart * sizeof(ulong);

    public long KeyCount => (long)Parts * KeysPerPart;

    public int SamplesPerPart => Math.Min(KeysPerPart, 1 + (SamplesInAll / Parts));

    /// <summary>
    /// A part is sorted in its worker's own memory. A range is merged in the store: its runs and its result are there together, and none of
    /// that can go to disk meanwhile. So many ranges that those of all workers take a quarter of the store: the runs lie scattered in it, and
    /// a result needs room in one piece.
    /// </summary>
    public static Plan For(long bytes, long store, int cpus)
    {
        int parts = (int)Math.Max(cpus, (bytes + MaxPart - 1) / MaxPart);
        int ranges = (int)Math.Ceiling(8.0 * cpus * bytes / store);
        return new Plan(parts, (int)Math.Max(1, bytes / parts / sizeof(ulong)), ranges);
    }

    /// <summary>Where to cut, so that about as many keys fall into each range.</summary>
    public ulong[] Bounds(IEnumerable<ulong> samples)
    {
        ulong[] sorted = [.. samples.Order()];
        return [.. Enumerable.Range(1, Ranges - 1).Select(i => sorted[(long)i * sorted.Length / Ranges])];
    }
}
