namespace ExternalSort;

/// <summary>
/// What a set of keys is, without the keys: equal sets have equal summaries, in whatever order, and two that differ in a single key
/// have the same one once in 2^64 times.
/// </summary>
/// <param name="Hash">The sum of all keys' hashes: no order, but each occurrence counts.</param>
public readonly record struct Summary(long Count, ulong Hash)
{
    public static Summary operator +(Summary a, Summary b) => new(a.Count + b.Count, a.Hash + b.Hash);

    public static Summary Of(ReadOnlySpan<ulong> keys)
    {
        ulong hash = 0;
        foreach (ulong key in keys) hash += Keys.Mix(key);
        return new Summary(keys.Length, hash);
    }
}
