using Remote.Storage.Blocks;

namespace Remote.Storage.Spilling;

/// <summary>Objects on their way to disk. Those that have arrived leave memory at once, whatever becomes of the rest.</summary>
internal sealed unsafe class SpillBatch
{
    private readonly StoreTable table;
    private readonly SpillItem[] items;

    public SpillBatch(StoreTable table, IReadOnlyList<BlockPlace> objects)
    {
        this.table = table;
        items = [.. objects.Select(o => new SpillItem(o.Id, table.Arena.At(o.Offset), o.Length))];
    }

    /// <summary>The places of those that have arrived: the first so many of the items.</summary>
    public List<SpillPlace> Written { get; } = [];

    /// <summary>Bytes of memory that are free because of it.</summary>
    public long Freed { get; private set; }

    private int Left => items.Length - Written.Count;

    /// <summary>Writes them to a file; where the disk does not take all of them, the smallest ones, as many as it takes.</summary>
    /// <exception cref="IOException">It does not take the smallest of those that are left.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not let it be written.</exception>
    public void WriteTo(SpillDisk disk, CancellationToken stopping)
    {
        for (int count = Left; count > 0; count = Math.Min(count, Left))
        {
            try
            {
                disk.Write(new ArraySegment<SpillItem>(items, Written.Count, count), OnWritten, stopping);
            }
            catch (IOException) when (count > 1)
            {
                Array.Sort(items, Written.Count, Left, SpillItem.BySize);
                count /= 2;
            }
        }
    }

    /// <summary>What has not arrived stays in memory.</summary>
    public void End()
    {
        foreach (SpillItem item in items[Written.Count..]) table.OnNotSpilled(item.Id);
    }

    private void OnWritten(SpillPlace place)
    {
        Written.Add(place);
        Freed += table.OnSpilled(place.Id, place);
    }
}
