namespace ExternalSort;

/// <summary>The data: random keys, the same for the same part in every run, more of them small than large.</summary>
internal static class Keys
{
    public static ulong[] Of(int part, int count)
    {
        var keys = GC.AllocateUninitializedArray<ulong>(count);
        ulong seed = Mix((ulong)part + 1);
        for (int i = 0; i < keys.Length; i++)
        {
            ulong random = Mix(seed + (ulong)i);
            keys[i] = random >> (int)(random & 7);
        }
        return keys;
    }

    /// <summary>A few of a part's keys, evenly over it.</summary>
    public static ulong[] Sample(int part, int count, int samples)
    {
        ulong[] keys = Of(part, count);
        return [.. Enumerable.Range(0, samples).Select(i => keys[(long)i * count / samples])];
    }

    /// <summary>SplitMix64: neighbours become strangers.</summary>
    public static ulong Mix(ulong x)
    {
        x = (x + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
