using Microsoft.Extensions.Logging;

namespace Remote.Messaging;

/// <summary>
/// The end of a messenger: what was sent still leaves, for a bounded time, until each peer has acknowledged it. Linger and
/// <c>NetMQConfig.Cleanup</c>, NetMQ's own means, are not used: Cleanup ends NetMQ for all messengers of the process and can hang, and
/// without it NetMQ forgets what lingers when the process exits. What a peer has acknowledged cannot be lost any more.
/// </summary>
internal sealed class Farewell(NetMqPeer[] peers, long deadline)
{
    private readonly Dictionary<NetMqPeer, long> askedAt = [];

    /// <summary>True when every peer has all, or time is up.</summary>
    public bool IsOver() => peers.All(IsDone) || Environment.TickCount64 >= deadline;

    /// <summary>Says who did not get all.</summary>
    public void Log(ILogger logger, ulong self)
    {
        foreach (NetMqPeer peer in peers.Where(peer => !IsDone(peer))) logger.NotFlushed(self, peer.Process);
    }

    private bool IsDone(NetMqPeer peer)
    {
        if (peer.Reported) return true;
        if (peer.Outbox.Bytes > 0) return false;
        if (peer.Sender is not { } via) return true;
        if (askedAt.TryGetValue(peer, out long asked)) return via.Acknowledged >= asked;
        via.TryAskForAcknowledgement();
        askedAt.Add(peer, via.Sent);
        return false;
    }
}
