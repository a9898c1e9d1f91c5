namespace Soak;

/// <summary>Whether something stayed flat: its median in the last quarter of the run beside that in the second, when all is warm.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Early">The median after the warm-up.</param>
/// <param name="Late">The median at the end.</param>
/// <param name="Bound">What the late one may be.</param>
internal sealed record Trend(string Name, long Early, long Late, long Bound)
{
    /// <summary>Heaps breathe: by so much between one collection and the next.</summary>
    private const double Factor = 1.25;

    public bool IsFlat => Late <= Bound;

    /// <param name="name">What it is.</param>
    /// <param name="values">One for each second.</param>
    /// <param name="slack">Growth that is none.</param>
    public static Trend Of(string name, IReadOnlyList<long> values, long slack)
    {
        int quarter = values.Count / 4;
        long early = Median(values.Skip(quarter).Take(quarter)), late = Median(values.Skip(values.Count - quarter));
        return new Trend(name, early, late, (long)(early * Factor) + slack);
    }

    /// <summary>Those of a run.</summary>
    public static Trend[] Of(IReadOnlyList<Sample> samples)
    {
        const long Room = 48 << 20, Living = 8 << 20;
        return
        [
            Of("driver's memory", [.. samples.Select(static s => s.Driver)], Room), Of("its living objects", [.. samples.Select(static s => s.Heap)], Living),
            Of("workers' memory", [.. samples.Select(static s => s.Workers)], Room),
            Of("shared memory", [.. samples.Select(static s => s.Arena)], 0), Of("disk", [.. samples.Select(static s => s.Disk)], Room),
            Of("spill files", [.. samples.Select(static s => s.Files)], 20), Of("objects", [.. samples.Select(static s => s.Objects)], 100),
        ];
    }

    private static long Median(IEnumerable<long> values)
    {
        long[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }
}
