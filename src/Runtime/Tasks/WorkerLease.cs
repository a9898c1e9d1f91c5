using Remote.Messaging;

namespace Remote.Tasks;

/// <summary>A worker that this process may send tasks of one scheduling class to. Guarded by the class.</summary>
internal sealed class WorkerLease(ulong id, IPeer peer, ulong gpus)
{
    public ulong Id { get; } = id;

    public IPeer Peer { get; } = peer;

    /// <summary>The devices that its tasks may use, as a mask.</summary>
    public ulong Gpus { get; } = gpus;

    /// <summary>Tasks sent and not answered.</summary>
    public int InFlight { get; set; }

    /// <summary>No further task is sent; the lease is returned when the last one is answered.</summary>
    public bool Closing { get; set; }

    /// <summary>Others wait for workers: the lease is returned as soon as it is idle, not kept for the next call.</summary>
    public bool Contended { get; set; }

    /// <summary>The worker cannot be reached: nothing is sent, and the lease ends with the worker. Given back, the node would lend it out again.</summary>
    public bool Unreachable { get; set; }

    /// <summary>When it last became idle or was granted, in <see cref="Environment.TickCount64"/>.</summary>
    public long IdleSince { get; set; } = Environment.TickCount64;
}
