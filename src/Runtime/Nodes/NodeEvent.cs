using Remote.ControlPlane;

namespace Remote.Nodes;

/// <summary>
/// What the node's loop is to do next: a message to handle, or else something to run. No struct: a channel of structs would be compiled
/// at each start, one of references comes compiled.
/// </summary>
internal sealed class NodeEvent(Action? happened, NodeClient? client = null, NodeWorker? worker = null, ControlMessage? message = null)
{
    public Action? Happened { get; } = happened;

    public NodeClient? Client { get; } = client;

    public NodeWorker? Worker { get; } = worker;

    public ControlMessage? Message { get; } = message;

    public string Name => Message?.GetType().Name ?? Happened!.Method.Name;
}
