using Remote.Scheduling;

namespace Remote.Nodes;

/// <summary>A request for a worker that could not be met yet.</summary>
internal sealed record PendingLease(ulong Request, NodeClient Client, Demand Demand, PlacementRule? Placement);
