namespace Remote.Storage.Spilling;

/// <summary>Where an object is on disk. Kept while the object lives, in memory again or not: its bytes never change, so it need not be written twice.</summary>
internal sealed class SpillPlace(SpillFile file, long offset, StoredId id, long length)
{
    public SpillFile File { get; } = file;

    public long Offset { get; } = offset;

    public StoredId Id { get; } = id;

    /// <summary>Bytes of the object.</summary>
    public long Length { get; } = length;

    /// <summary>Bytes that it takes on disk.</summary>
    public long Size => SpillRecord.SizeOf(Length);
}
