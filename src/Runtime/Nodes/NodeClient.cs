using Remote.ControlPlane;

namespace Remote.Nodes;

/// <summary>A process that asks things of the node: the driver, or a worker.</summary>
internal sealed class NodeClient(ulong number, IControlChannel channel, bool isDriver)
{
    public ulong Number { get; } = number;

    public bool IsDriver { get; } = isDriver;

    public void Send(ControlMessage message) => channel.Send(message);
}
