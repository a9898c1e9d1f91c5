namespace Remote.Scheduling.Groups;

/// <summary>One placement group.</summary>
internal sealed class GroupEntry(GroupId id, Demand[] bundles, PlacementStrategy strategy)
{
    public GroupId Id { get; } = id;

    public Demand[] Bundles { get; } = bundles;

    public PlacementStrategy Strategy { get; } = strategy;

    public GroupState State { get; set; }

    /// <summary>The node of each bundle; 0 for one that has none yet, or none any more.</summary>
    public ulong[] Nodes { get; set; } = new ulong[bundles.Length];

    /// <summary>Whether all bundles were placed once: one that waits now has lost some with their node, and the others are used.</summary>
    public bool IsInUse { get; set; }

    /// <summary>The bundles that have no node.</summary>
    public IEnumerable<Demand> Unplaced => Bundles.Where((_, i) => Nodes[i] == 0);

    /// <summary>Why it is infeasible.</summary>
    public string Reason { get; set; } = "";
}
