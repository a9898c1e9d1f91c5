using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Remote.Messaging.Rings;

/// <summary>
/// Takes in what comes over all connections. One thread at a time leads: the receiving thread, or one that waits for an answer and looks for it
/// itself. Only the leader calls the handler.
/// </summary>
/// <param name="self">This process.</param>
/// <param name="peers">Those that close are taken out of it.</param>
/// <param name="bell">This process's.</param>
/// <param name="logger">Hears of handlers that throw.</param>
internal sealed class RingReceiver(ulong self, PeerTable<RingPeer> peers, Doorbell bell, ILogger logger)
{
    /// <summary>Records of one connection before the next has its turn.</summary>
    private const int Budget = 64;

    private readonly Lock gate = new();
    private readonly ConcurrentQueue<(RingPeer Peer, string Reason)> unreachable = new();
    private RingLink[] links = [];
    private int leadership;
    private IMessageHandler? handler;

    private enum Leadership
    {
        Free,
        Taken,

        /// <summary>Taken, and the receiving thread is to be woken when it ends.</summary>
        Wanted,
        Retired,
    }

    /// <summary>Told of a connection whose other end wrote what is no record.</summary>
    public Action<RingLink, string>? OnFault { get; set; }

    /// <summary>What has come so far. The leader's.</summary>
    public RecordCount Taken { get; } = new(bell);

    /// <summary>True once nobody leads any more.</summary>
    public bool IsRetired => Volatile.Read(ref leadership) == (int)Leadership.Retired;

    public void Start(IMessageHandler messageHandler) => handler = messageHandler;

    public void Add(RingLink link)
    {
        lock (gate)
        {
            if (IsRetired) link.LetGo();
            else Volatile.Write(ref links, [.. links, link]);
        }

        bell.Ring();
    }

    /// <summary>Has the handler told that a peer could not be reached.</summary>
    public void Report(RingPeer peer, string reason)
    {
        unreachable.Enqueue((peer, reason));
        bell.Ring();
    }

    /// <summary>Has somebody look.</summary>
    public void Wake() => bell.Ring();

    public bool TryLead() => Exchange(Leadership.Taken, Leadership.Free) == Leadership.Free;

    /// <summary>Has <see cref="StopLeading"/> ring. False where nobody leads any more.</summary>
    public bool AskForEnd() => Exchange(Leadership.Wanted, Leadership.Taken) is Leadership.Taken or Leadership.Wanted or Leadership.Retired;

    public void StopLeading()
    {
        if (Interlocked.Exchange(ref leadership, (int)Leadership.Free) == (int)Leadership.Wanted) bell.Ring();
    }

    /// <summary>Nobody leads any more, and the handler is not called again; memory is let go of. By the leader.</summary>
    /// <param name="failure">Where this was not wanted: the reason that the handler is told, so that nobody waits for a peer.</param>
    public void Retire(string? failure)
    {
        if (failure is not null)
        {
            logger.LoopFailed(self);
            foreach (RingPeer peer in peers.Seal()) Close(peer, failure);
        }

        Volatile.Write(ref leadership, (int)Leadership.Retired);
        foreach (RingPeer peer in peers.Seal()) peer.Discard();
        lock (gate)
        {
            foreach (RingLink link in links)
            {
                link.Peer.Discard(); // One that has ended is not in the table any more.
                link.LetGo();
            }

            links = [];
        }
    }

    /// <summary>Nobody looks from now on unless the bell rings: what came meanwhile is taken in, or rings. By the leader.</summary>
    /// <returns>False where something had come.</returns>
    public bool TrySettle()
    {
        bell.Leave();
        return !Pass();
    }

    /// <summary>Takes in what is there. False where nothing was. By the leader.</summary>
    public bool Pass()
    {
        bool worked = false;
        while (unreachable.TryDequeue(out (RingPeer Peer, string Reason) failed))
        {
            worked = true;
            Close(failed.Peer, failed.Reason);
        }

        foreach (RingLink link in Volatile.Read(ref links)) worked |= Serve(link);
        return worked;
    }

    private bool Serve(RingLink link)
    {
        if (link.Peer.Reported)
        {
            Finish(link); // Nothing is delivered after the report.
            return true;
        }

        // Before the ring: what was committed before the end is there, then.
        bool hasEnded = link.EndReason is not null;
        int records = link.Receive(handler!, Budget, logger, self);
        bool received = records > 0;
        if (received) Taken.Add(link, records);
        bool drained = link.Peer.Outbox.TryDrain();
        if (link.Fault is { } fault) OnFault?.Invoke(link, fault);
        else if (!hasEnded || received && !link.IsDrained) return received | drained;
        Finish(link);
        return true;
    }

    private void Finish(RingLink link)
    {
        lock (gate) Volatile.Write(ref links, [.. links.Where(other => other != link)]);
        Close(link.Peer, link.Fault ?? link.EndReason ?? "closed");
        link.LetGo();
    }

    private void Close(RingPeer peer, string reason)
    {
        peers.Remove(peer);
        peer.Discard();
        if (peer.Reported) return;
        peer.Reported = true;
        logger.PeerClosed(self, peer.Process, reason);
        try
        {
            handler!.OnPeerClosed(peer, reason);
        }
        catch (Exception exception)
        {
            logger.HandlerFailed(exception, self);
        }
    }

    private Leadership Exchange(Leadership to, Leadership from) => (Leadership)Interlocked.CompareExchange(ref leadership, (int)to, (int)from);
}
