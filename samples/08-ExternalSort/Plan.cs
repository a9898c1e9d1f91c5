namespace ExternalSort;

/// <summary>How the data is cut.</summary>
/// <param name="Parts">Parts of the data: a map task each; and as many ranges of the result: a reduce task each.</param>
/// <param name="KeysPerPart">Keys in each part.</param>
internal sealed record Plan(int Parts, int KeysPerPart)
{
    public const long MiB = 1 << 20;
    private const int SamplesInAll = 10_000;

    public long Bytes => (long)Parts * KeysPerPart * sizeof(ulong);

    public int SamplesPerPart => Math.Min(KeysPerPart, 1 + (SamplesInAll / Parts));

    /// <summary>
    /// So many parts that the tasks that run at the same time take half of the store: each has its arguments and its result there, and none
    /// of that can go to disk meanwhile.
    /// </summary>
    public static Plan For(long bytes, long store, int cpus)
    {
        int parts = (int)Math.Max(2, Math.Ceiling(4.0 * cpus * bytes / store));
        return new Plan(parts, (int)Math.Max(1, bytes / parts / sizeof(ulong)));
    }

    /// <summary>Where to cut the keys' range, so that about as many keys fall into each piece.</summary>
    public ulong[] Bounds(IEnumerable<ulong> samples)
    {
        ulong[] sorted = [.. samples.Order()];
        return [.. Enumerable.Range(1, Parts - 1).Select(i => sorted[(long)i * sorted.Length / Parts])];
    }
}
