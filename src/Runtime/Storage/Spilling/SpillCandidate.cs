namespace Remote.Storage.Spilling;

/// <summary>A sealed object in memory that nobody holds, as the policy sees it.</summary>
/// <param name="Length">Bytes of memory that its going gives back.</param>
/// <param name="IsCopy">It is a copy of another node's object: it can be fetched again.</param>
internal readonly record struct SpillCandidate(long Length, bool IsCopy);
