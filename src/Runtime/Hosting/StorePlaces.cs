using Remote.ControlPlane;
using Remote.Storage;

namespace Remote.Hosting;

/// <summary>Which node keeps which store, where there are several; and so which node a task should run on that reads stored values. Thread-safe.</summary>
internal sealed class StorePlaces
{
    private volatile Dictionary<ulong, ulong>? nodes;
    private volatile HashSet<ulong>? present;

    /// <summary>Whether there is a choice.</summary>
    public bool AreMany => nodes is not null;

    /// <summary>The stores besides an object's home that have copies of it, as far as this process knows: it may be that they have dropped them.</summary>
    public Func<StoredId, ulong[]> CopiesOf { get; set; } = static _ => [];

    /// <summary>The stores that there are now.</summary>
    public void OnStores(StorePeer[] now)
    {
        present = [.. now.Select(static p => p.Store)];
        nodes = now.Length < 2 ? null : now.ToDictionary(static p => p.Store, static p => p.Node);
    }

    /// <summary>Whether a store of this session is there no more.</summary>
    public bool IsGone(ulong store) => present is { } now && !now.Contains(store);

    /// <summary>The node that holds most of the bytes, copies included, homes before others; 0 where it does not matter.</summary>
    public ulong NodeOfMost(IReadOnlyCollection<StoredAt> values)
    {
        if (nodes is not { } known || values.Count == 0) return 0;
        var bytes = new Dictionary<ulong, long>();
        foreach (StoredAt value in values) bytes[value.Id.Store] = bytes.GetValueOrDefault(value.Id.Store) + value.Length;
        // What is added last is taken last where it has no more than another.
        (StoredAt Value, ulong Store)[] copies = [.. values.SelectMany(v => CopiesOf(v.Id).Select(store => (v, store)))];
        foreach ((StoredAt value, ulong store) in copies) bytes[store] = bytes.GetValueOrDefault(store) + value.Length;
        (ulong node, long most) = (0, 0);
        foreach (ulong store in values.Select(static v => v.Id.Store).Concat(copies.Select(static c => c.Store)))
        {
            if (bytes[store] > most && known.TryGetValue(store, out ulong there)) (node, most) = (there, bytes[store]);
        }

        return node;
    }
}
