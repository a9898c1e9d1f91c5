using Remote.Scheduling;

namespace Remote.Nodes;

/// <summary>A request for a worker that could not be met yet; on the node <paramref name="Near"/> its arguments, if it has room then.</summary>
internal sealed record PendingLease(ulong Request, NodeClient Client, Demand Demand, PlacementRule? Placement, ulong Near = 0);
