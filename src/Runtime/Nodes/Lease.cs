using Remote.Scheduling;

namespace Remote.Nodes;

/// <summary>A worker lent to a process for tasks of one scheduling class, and what is held for them.</summary>
internal sealed class Lease(ulong id, NodeClient client, Holding holding, PlacementRule? placement, NodeWorker worker)
{
    public ulong Id { get; } = id;

    public NodeClient Client { get; } = client;

    public Holding Holding { get; } = holding;

    public PlacementRule? Placement { get; } = placement;

    public NodeWorker Worker { get; } = worker;

    /// <summary>Whether everything that runs under it waits: its CPUs are free for others.</summary>
    public bool Blocked { get; set; }

    public bool IsIn(GroupId group) => Placement is { Kind: PlacementKind.Bundle } rule && rule.Group == group;
}
