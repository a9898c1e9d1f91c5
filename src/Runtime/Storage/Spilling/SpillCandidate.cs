namespace Remote.Storage.Spilling;

/// <summary>A block of memory where room is wanted.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Cost">What moving it out costs; null where it has to stay.</param>
internal readonly record struct SpillCandidate(long Offset, long Size, long? Cost)
{
    public long End => Offset + Size;
}
