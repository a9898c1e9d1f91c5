namespace Remote.Storage.Tests.Arenas;

/// <summary>The blocks as a sorted list: slow, and plainly right.</summary>
internal sealed class AllocatorModel(long capacity)
{
    private readonly SortedList<long, long> blocks = [];

    public int Count => blocks.Count;

    /// <summary>Sizes by offset, in order.</summary>
    public IReadOnlyList<KeyValuePair<long, long>> Blocks => [.. blocks];

    public long Used => blocks.Values.Sum();

    public long Top => blocks.Count == 0 ? 0 : blocks.Keys[^1] + blocks.Values[^1];

    public long LargestGap
    {
        get
        {
            long largest = 0, end = 0;
            foreach ((long offset, long size) in blocks)
            {
                largest = Math.Max(largest, offset - end);
                end = offset + size;
            }

            return Math.Max(largest, capacity - end);
        }
    }

    public void Add(long offset, long size)
    {
        Assert.InRange(offset, 0, capacity - size);
        foreach ((long other, long otherSize) in blocks) Assert.True(offset + size <= other || other + otherSize <= offset, $"{offset}+{size} overlaps {other}+{otherSize}.");
        blocks.Add(offset, size);
    }

    public (long Offset, long Size) Remove(int index)
    {
        var removed = (blocks.Keys[index], blocks.Values[index]);
        blocks.RemoveAt(index);
        return removed;
    }
}
