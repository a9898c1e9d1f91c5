namespace Remote.Scheduling;

/// <summary>A node as the scheduler keeps it: its resources, its labels, and its places in the indexes. Not thread-safe.</summary>
internal sealed class ClusterNode
{
    /// <summary>The headroom of a node that is less than half used: all of them are equally good.</summary>
    public const int Full = 10_000;

    /// <summary>The headroom of a node that takes nothing.</summary>
    public const int Hidden = -1;

    private readonly List<(NodeIndex Index, int Leaf)> places = [];
    private readonly List<NodeSet> sets = [];
    private bool reserved;

    public ClusterNode(ulong id, ResourceVector total, IReadOnlyDictionary<string, string> labels, ResourceNames names)
    {
        Id = id;
        Labels = labels;
        Account = new ResourceAccount(id, total, names) { Owner = this };
    }

    public ulong Id { get; }

    public IReadOnlyDictionary<string, string> Labels { get; }

    public ResourceAccount Account { get; }

    public bool HasGpus => Account.TotalOf(ResourceNames.Gpu) > 0;

    /// <summary>Whether it is kept for one demand that waits: others are not placed here.</summary>
    public bool Reserved
    {
        get => reserved;
        set
        {
            reserved = value;
            Changed(gave: !value);
        }
    }

    /// <summary>
    /// What is left of the most used of CPU and memory, in 1/10,000, or <see cref="Full"/> while that is more than half: Ray's critical
    /// resource utilisation, truncated below 0.5, seen from the other side.
    /// </summary>
    public int Headroom => reserved ? Hidden : Math.Min(HeadroomOf(ResourceNames.Cpu), HeadroomOf(ResourceNames.Memory));

    public void Join(NodeSet set, NodeIndex index)
    {
        sets.Add(set);
        places.Add((index, index.Add(this)));
    }

    /// <summary>It is not there any more.</summary>
    public void LeaveAll()
    {
        foreach ((NodeIndex index, int leaf) in places) index.Remove(leaf);
        foreach (NodeSet set in sets) set.Remove(this);
        places.Clear();
        sets.Clear();
    }

    /// <summary>What is free has changed.</summary>
    public void Changed(bool gave)
    {
        foreach ((NodeIndex index, int leaf) in places) index.Update(leaf);
        if (!gave) return;
        foreach (NodeSet set in sets) set.OnGave(this);
    }

    private int HeadroomOf(int place)
    {
        long total = Account.TotalOf(place);
        if (total == 0) return Full;
        long free = Math.Max(0, Account.FreeOf(place));
        return free > total / 2 ? Full : (int)((double)Full * free / total);
    }
}
