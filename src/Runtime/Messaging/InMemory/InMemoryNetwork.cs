namespace Remote.Messaging;

/// <summary>What connects the messengers of one process with each other: who is where. Sessions do not share one, so no secret is needed.</summary>
internal sealed class InMemoryNetwork
{
    private readonly Dictionary<string, InMemoryMessenger> messengers = [];
    private readonly string name = $"memory://{Guid.NewGuid():N}";

    /// <summary>Held while peers are linked and unlinked: both ends of a link change together.</summary>
    public Lock Gate { get; } = new();

    public string EndpointOf(ulong process) => $"{name}/{process}";

    public void Add(InMemoryMessenger messenger)
    {
        lock (Gate) messengers.Add(messenger.Address.Endpoint, messenger);
    }

    public void Remove(InMemoryMessenger messenger)
    {
        lock (Gate) messengers.Remove(messenger.Address.Endpoint);
    }

    /// <summary>The living messenger at an address.</summary>
    public InMemoryMessenger? Find(PeerAddress address)
    {
        lock (Gate) return messengers.TryGetValue(address.Endpoint, out InMemoryMessenger? found) && found.Address == address ? found : null;
    }
}
