namespace Remote.Messaging.Tests;

/// <summary>Messengers in one process.</summary>
public sealed class InMemoryTransport : Transport
{
    private readonly InMemoryNetwork network = new();

    internal override PeerAddress Nowhere(ulong process) => new(process, network.EndpointOf(process));

    internal override IMessenger Create(ulong process) => new InMemoryMessenger(process, network, new TestLogger());
}
