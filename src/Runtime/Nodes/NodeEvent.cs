using Remote.ControlPlane;

namespace Remote.Nodes;

/// <summary>What the node's loop is to do next: a message to handle, or else something to run. A message is the common one, and costs nothing but its place in the queue.</summary>
internal readonly record struct NodeEvent(Action? Happened, NodeClient? Client = null, NodeWorker? Worker = null, ControlMessage? Message = null);
