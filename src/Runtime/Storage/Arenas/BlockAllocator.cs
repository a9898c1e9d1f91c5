namespace Remote.Storage.Arenas;

/// <summary>
/// Who has which part of an arena, as offsets: the smallest free part that fits, the lowest of those, before any that was never used.
/// Neighbours that are free are one part. Pure, and not thread-safe.
/// </summary>
internal sealed class BlockAllocator(long capacity)
{
    /// <summary>A cache line: all sizes and offsets are multiples of it.</summary>
    public const int Alignment = 64;

    private readonly SortedSet<(long Size, long Offset)> bySize = [];
    private readonly Dictionary<long, long> sizeByStart = [];
    private readonly Dictionary<long, long> startByEnd = [];

    public long Capacity { get; } = capacity / Alignment * Alignment;

    /// <summary>The end of the last block: beyond it nothing is used.</summary>
    public long Top { get; private set; }

    /// <summary>Bytes in blocks.</summary>
    public long Used { get; private set; }

    /// <summary>The largest block that could be had now.</summary>
    public long LargestFree => Math.Max(Capacity - Top, bySize.Count == 0 ? 0 : bySize.Max.Size);

    public static long Align(long size) => (size + Alignment - 1) & -Alignment;

    /// <param name="size">Bytes, a multiple of <see cref="Alignment"/>.</param>
    /// <param name="offset">Where the block begins.</param>
    public bool TryAllocate(long size, out long offset)
    {
        if (!TryReuse(size, out offset) && !TryGrow(size, out offset)) return false;
        Used += size;
        return true;
    }

    /// <summary>Gives a block, or the end of one, back.</summary>
    public void Free(long offset, long size)
    {
        if (size == 0) return;
        Used -= size;
        if (startByEnd.TryGetValue(offset, out long before))
        {
            size += Remove(before);
            offset = before;
        }

        if (sizeByStart.ContainsKey(offset + size)) size += Remove(offset + size);
        if (offset + size == Top) Top = offset;
        else Add(offset, size);
    }

    private bool TryReuse(long size, out long offset)
    {
        (long found, offset) = bySize.GetViewBetween((size, 0), (long.MaxValue, long.MaxValue)).Min;
        if (found == 0) return false;
        Remove(offset);
        if (found > size) Add(offset + size, found - size);
        return true;
    }

    private bool TryGrow(long size, out long offset)
    {
        offset = Top;
        if (size > Capacity - Top) return false;
        Top += size;
        return true;
    }

    private void Add(long offset, long size)
    {
        bySize.Add((size, offset));
        sizeByStart[offset] = size;
        startByEnd[offset + size] = offset;
    }

    private long Remove(long offset)
    {
        sizeByStart.Remove(offset, out long size);
        startByEnd.Remove(offset + size);
        bySize.Remove((size, offset));
        return size;
    }
}
