namespace Remote.Storage.Spilling;

/// <summary>What came of an attempt to make room.</summary>
/// <param name="Freed">Bytes of memory; 0 where nothing could go.</param>
/// <param name="Failure">Why the disk took nothing, or not all; null where it did.</param>
internal readonly record struct SpillRound(long Freed, IOException? Failure);
