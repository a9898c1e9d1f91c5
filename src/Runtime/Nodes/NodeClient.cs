using Remote.ControlPlane;

namespace Remote.Nodes;

/// <summary>A process that asks things of the node: the driver, or a worker.</summary>
internal sealed class NodeClient(ulong number, IControlChannel channel, bool isDriver, ulong node = Node.Number)
{
    public ulong Number { get; } = number;

    /// <summary>The node that it runs on.</summary>
    public ulong OnNode { get; } = node;

    public bool IsDriver { get; } = isDriver;

    public void Send(ControlMessage message) => channel.Send(message);
}
