using Remote.Storage.Blocks;

namespace Remote.Storage.Spilling;

/// <summary>Objects on their way to a file. Those that have arrived leave memory at once, whatever becomes of the rest.</summary>
internal sealed unsafe class SpillBatch
{
    private readonly StoreTable table;

    public SpillBatch(StoreTable table, IReadOnlyList<BlockPlace> objects)
    {
        this.table = table;
        Items = [.. objects.Select(o => new SpillItem(o.Id, table.Arena.At(o.Offset), o.Length))];
    }

    public SpillItem[] Items { get; }

    /// <summary>The places of those that have arrived: the first so many of the items.</summary>
    public List<SpillPlace> Written { get; } = [];

    /// <summary>Bytes of memory that are free because of it.</summary>
    public long Freed { get; private set; }

    public void OnWritten(SpillPlace place)
    {
        Written.Add(place);
        Freed += table.OnSpilled(place.Id, place);
    }

    /// <summary>What has not arrived stays in memory.</summary>
    public void End()
    {
        foreach (SpillItem item in Items[Written.Count..]) table.OnNotSpilled(item.Id);
    }
}
