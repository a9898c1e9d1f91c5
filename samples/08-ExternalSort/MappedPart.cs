namespace ExternalSort;

/// <summary>What a map gives back: refs to its runs, one for each partition, and what they hold together.</summary>
public sealed record MappedPart(Summary Keys, ObjectRef<ReadOnlyMemory<ulong>>[] Runs);
