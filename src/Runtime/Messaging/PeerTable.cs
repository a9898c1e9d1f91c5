namespace Remote.Messaging;

/// <summary>The living peers by process number. Thread-safe.</summary>
internal sealed class PeerTable<TPeer>(Func<ulong, TPeer> make)
    where TPeer : class, ITablePeer
{
    private readonly Lock gate = new();
    private readonly Dictionary<ulong, TPeer> peers = [];
    private bool sealedOff;

    /// <summary>The peer of that number, made where there is none. After <see cref="Seal"/>, new ones discard what they are given.</summary>
    public TPeer GetOrAdd(ulong process, out bool added)
    {
        lock (gate)
        {
            added = false;
            if (peers.TryGetValue(process, out TPeer? peer)) return peer;
            peer = make(process);
            if (sealedOff)
            {
                peer.Discard();
                return peer;
            }

            added = true;
            peers.Add(process, peer);
            return peer;
        }
    }

    public TPeer? Find(ulong process)
    {
        lock (gate) return peers.GetValueOrDefault(process);
    }

    public void Remove(TPeer peer)
    {
        lock (gate)
        {
            if (peers.TryGetValue(peer.Process, out TPeer? current) && ReferenceEquals(current, peer)) peers.Remove(peer.Process);
        }
    }

    /// <summary>No new peers, and no new messages to those there are; they are returned.</summary>
    public TPeer[] Seal()
    {
        lock (gate)
        {
            sealedOff = true;
            foreach (TPeer peer in peers.Values) peer.Seal();
            return [.. peers.Values];
        }
    }
}
