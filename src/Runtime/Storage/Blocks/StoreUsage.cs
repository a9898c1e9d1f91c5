namespace Remote.Storage.Blocks;

/// <summary>What of a store is used.</summary>
/// <param name="Capacity">Bytes it may grow to.</param>
/// <param name="Used">Bytes in blocks.</param>
/// <param name="Pinned">Bytes in blocks that somebody reads.</param>
/// <param name="Committed">Bytes that the file system has given.</param>
/// <param name="Count">Objects, those on disk too.</param>
internal readonly record struct StoreUsage(long Capacity, long Used, long Pinned, long Committed, int Count);
