namespace Remote.Messaging;

/// <summary>The living peers by process number. Thread-safe.</summary>
internal sealed class PeerTable(Action<NetMqPeer> changed)
{
    private readonly Lock gate = new();
    private readonly Dictionary<ulong, NetMqPeer> peers = [];
    private bool sealedOff;

    /// <summary>The peer of that number, made where there is none. After <see cref="Seal"/>, new ones discard what they are given.</summary>
    public NetMqPeer GetOrAdd(ulong process, out bool added)
    {
        lock (gate)
        {
            added = false;
            if (peers.TryGetValue(process, out NetMqPeer? peer)) return peer;
            peer = new NetMqPeer(process, changed);
            if (sealedOff)
            {
                peer.Outbox.Close();
                return peer;
            }

            added = true;
            peers.Add(process, peer);
            return peer;
        }
    }

    public NetMqPeer? Find(ulong process)
    {
        lock (gate) return peers.GetValueOrDefault(process);
    }

    public void Remove(NetMqPeer peer)
    {
        lock (gate)
        {
            if (peers.TryGetValue(peer.Process, out NetMqPeer? current) && ReferenceEquals(current, peer)) peers.Remove(peer.Process);
        }
    }

    /// <summary>No new peers, and no new messages to those there are; they are returned.</summary>
    public NetMqPeer[] Seal()
    {
        lock (gate)
        {
            sealedOff = true;
            foreach (NetMqPeer peer in peers.Values) peer.Outbox.Seal();
            return [.. peers.Values];
        }
    }
}
