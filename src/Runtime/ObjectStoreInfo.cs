namespace Remote;

/// <summary>A node's object store at one moment. All sizes in bytes.</summary>
/// <param name="Capacity">What it can hold in shared memory.</param>
/// <param name="Used">What its objects take of that, those included that are being written.</param>
/// <param name="Pinned">How much of <paramref name="Used"/> somebody reads now: it can neither be freed nor moved to disk.</param>
/// <param name="Spilled">What spilled objects take on disk now. An object that came back keeps its place there while it lives, so that it need not be written again.</param>
/// <param name="SpilledTotal">What was written to disk since the start.</param>
/// <param name="RestoredTotal">What was read back since the start.</param>
/// <param name="Objects">How many objects there are, in memory or on disk.</param>
public sealed record ObjectStoreInfo(long Capacity, long Used, long Pinned, long Spilled, long SpilledTotal, long RestoredTotal, int Objects);
