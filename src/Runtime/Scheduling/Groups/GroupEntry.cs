namespace Remote.Scheduling.Groups;

/// <summary>One placement group.</summary>
internal sealed class GroupEntry(GroupId id, Demand[] bundles, PlacementStrategy strategy)
{
    public GroupId Id { get; } = id;

    public Demand[] Bundles { get; } = bundles;

    public PlacementStrategy Strategy { get; } = strategy;

    public GroupState State { get; set; }

    /// <summary>The node of each bundle, once placed.</summary>
    public ulong[] Nodes { get; set; } = [];

    /// <summary>Why it is infeasible.</summary>
    public string Reason { get; set; } = "";
}
