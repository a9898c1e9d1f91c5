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

    /// <summary>The stores that there are now.</summary>
    public void OnStores(StorePeer[] now)
    {
        present = [.. now.Select(static p => p.Store)];
        nodes = now.Length < 2 ? null : now.ToDictionary(static p => p.Store, static p => p.Node);
    }

    /// <summary>Whether a store of this session is there no more.</summary>
    public bool IsGone(ulong store) => present is { } now && !now.Contains(store);

    /// <summary>The node that holds most of the bytes; 0 where it does not matter.</summary>
    public ulong NodeOfMost(IEnumerable<StoredAt> values)
    {
        if (nodes is not { } known) return 0;
        (ulong node, long most) = (0, 0);
        foreach (IGrouping<ulong, long> store in values.GroupBy(static v => v.Id.Store, static v => v.Length))
        {
            long bytes = store.Sum();
            if (bytes > most && known.TryGetValue(store.Key, out ulong there)) (node, most) = (there, bytes);
        }

        return node;
    }
}
