using Microsoft.Extensions.Logging;

namespace Remote.Messaging.Rings;

/// <summary>
/// The end of a messenger: for a bounded time, until all that was sent lies in the peers' rings. There it outlives this process, so nobody need
/// acknowledge it.
/// </summary>
internal sealed class RingFarewell(RingPeer[] peers, long deadline)
{
    public bool IsOver() => peers.All(IsDone) || Environment.TickCount64 >= deadline;

    /// <summary>Says who will not get all.</summary>
    public void Log(ILogger logger, ulong self)
    {
        foreach (RingPeer peer in peers.Where(peer => !IsDone(peer))) logger.NotFlushed(self, peer.Process);
    }

    private static bool IsDone(RingPeer peer) => peer.Reported || peer.Outbox.IsFlushed;
}
