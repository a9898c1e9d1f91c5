namespace Remote.Runtime.Tests.Storage.Spilling;

/// <summary>Work on arrays that all follow from their seed.</summary>
internal static class Chunks
{
    [Remote]
    public static long[] Make(int seed, int bytes)
    {
        var chunk = new long[bytes / sizeof(long)];
        for (int i = 0; i < chunk.Length; i++) chunk[i] = (long)seed * 1_000_003 + i;
        return chunk;
    }

    /// <summary>The seed of a whole and right one, or -1.</summary>
    [Remote]
    public static int SeedOf(ReadOnlyMemory<long> chunk)
    {
        ReadOnlySpan<long> span = chunk.Span;
        int seed = (int)(span[0] / 1_000_003);
        for (int i = 0; i < span.Length; i++)
            if (span[i] != (long)seed * 1_000_003 + i) return -1;
        return seed;
    }

    /// <summary>The one of the next seed, or an empty one if it was wrong.</summary>
    [Remote]
    public static long[] Next(ReadOnlyMemory<long> chunk)
    {
        int seed = SeedOf(chunk);
        return seed < 0 ? [] : Make(seed + 1, chunk.Length * sizeof(long));
    }

    public static int SeedOf(long[] chunk) => SeedOf((ReadOnlyMemory<long>)chunk);
}
