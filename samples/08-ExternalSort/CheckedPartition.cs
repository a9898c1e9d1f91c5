namespace ExternalSort;

/// <summary>What was found in a partition of the result.</summary>
public readonly record struct CheckedPartition(bool Sorted, ulong First, ulong Last, Summary Keys);
