using Remote.ControlPlane;

namespace Remote.Nodes.Memory;

/// <summary>What a node's object store takes of the machine's memory.</summary>
internal readonly record struct NodeStoreUse(ulong Node, StoreFigures Store);
