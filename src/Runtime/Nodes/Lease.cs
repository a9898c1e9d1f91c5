using Remote.Scheduling;

namespace Remote.Nodes;

/// <summary>A worker lent to a process for tasks of one demand.</summary>
internal sealed class Lease(ulong id, NodeClient client, ResourceVector demand, NodeWorker worker)
{
    public ulong Id { get; } = id;

    public NodeClient Client { get; } = client;

    public ResourceVector Demand { get; } = demand;

    public NodeWorker Worker { get; } = worker;

    /// <summary>Whether everything that runs under it waits: its resources are free for others.</summary>
    public bool Blocked { get; set; }
}
