namespace Remote.Storage.Spilling;

/// <summary>An object that is to be written to disk. Whoever hands it over keeps its bytes where they are until that is done.</summary>
internal readonly unsafe struct SpillItem(StoredId id, byte* address, long length)
{
    /// <summary>The smallest first.</summary>
    public static Comparer<SpillItem> BySize { get; } = Comparer<SpillItem>.Create(static (one, other) => one.Length.CompareTo(other.Length));

    public StoredId Id { get; } = id;

    public byte* Address { get; } = address;

    public long Length { get; } = length;
}
