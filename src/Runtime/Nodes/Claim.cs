using Remote.Scheduling;

namespace Remote.Nodes;

/// <summary>What something that is not a task waits for: an actor, or a placement group as a whole.</summary>
internal readonly record struct Claim(Demand Demand, PlacementRule? Placement);
