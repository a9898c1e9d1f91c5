using Remote.ControlPlane;
using Remote.Nodes;

namespace Remote.Runtime.Tests.Nodes;

/// <summary>Clients as the node's parts see them, without processes.</summary>
internal sealed class TestClients
{
    private readonly Dictionary<ulong, NodeClient> known = [];

    /// <summary>What was sent to them.</summary>
    public List<(ulong Client, ControlMessage Message)> Sent { get; } = [];

    public NodeClient this[ulong number]
        => known.TryGetValue(number, out NodeClient? client)
            ? client
            : known[number] = new NodeClient(number, new RecordingChannel(m => Sent.Add((number, m))), isDriver: number == Node.DriverNumber);
}
