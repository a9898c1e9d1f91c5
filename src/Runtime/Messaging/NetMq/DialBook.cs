namespace Remote.Messaging;

/// <summary>
/// Which processes were dialled where: by process while they have not proved themselves, by endpoint for as long as NetMQ keeps the
/// endpoint. The I/O thread's.
/// </summary>
internal sealed class DialBook
{
    private readonly Dictionary<ulong, Dial> waiting = [];
    private readonly Dictionary<string, NetMqPeer> lastAt = [];

    public bool IsEmpty => waiting.Count == 0;

    /// <summary>The only process that is waited for; null if there are none or several, and an early failure could be anyone's.</summary>
    public Dial? Only => waiting.Count == 1 ? waiting.Values.First() : null;

    public string? EndpointOf(ulong process) => waiting.GetValueOrDefault(process)?.Endpoint;

    public void Add(Dial dial)
    {
        waiting[dial.Peer.Process] = dial;
        lastAt[dial.Endpoint] = dial.Peer;
    }

    /// <summary>The process has proved itself, or is given up: it is not waited for any more.</summary>
    public Dial? Finish(ulong process) => waiting.Remove(process, out Dial? dial) ? dial : null;

    /// <summary>Forgets a peer. The endpoints that it was the last to be dialled at can be disconnected.</summary>
    public string[] Forget(NetMqPeer peer)
    {
        if (waiting.TryGetValue(peer.Process, out Dial? dial) && ReferenceEquals(dial.Peer, peer)) waiting.Remove(peer.Process);
        string[] endpoints = [.. lastAt.Where(entry => ReferenceEquals(entry.Value, peer)).Select(entry => entry.Key)];
        foreach (string endpoint in endpoints) lastAt.Remove(endpoint);
        return endpoints;
    }

    public Dial[] Overdue(long now) => IsEmpty ? [] : [.. waiting.Values.Where(dial => dial.Deadline < now)];
}
