using Remote.ControlPlane;
using Remote.Messaging;

namespace Remote.Nodes;

/// <summary>A worker as its node keeps it. Touched by the node's loop alone.</summary>
internal sealed class NodeWorker(ulong number, WorkerRole role, ulong node = Node.Number)
{
    private static readonly TimeSpan RetireLimit = TimeSpan.FromSeconds(10);

    public ulong Number { get; } = number;

    /// <summary>The node that it runs on.</summary>
    public ulong OnNode { get; } = node;

    public WorkerRole Role { get; private set; } = role;

    /// <summary>Null until it has registered.</summary>
    public WorkerLink? Link { get; set; }

    /// <summary>Where its data plane is; null until it serves.</summary>
    public PeerAddress? Address { get; set; }

    public List<Lease> Leases { get; } = [];

    /// <summary>Actors that live here, or will once it serves.</summary>
    public HashSet<ActorEntry> Actors { get; } = [];

    /// <summary>Why the node ended it; null where it ended by itself.</summary>
    public string? KilledBecause { get; private set; }

    /// <summary>It has been asked to end and gets nothing any more, unless it declines.</summary>
    public bool Retires { get; set; }

    /// <summary>For how many looks of the pool it has had nothing to do.</summary>
    public int IdleLooks { get; set; }

    /// <summary>Beats since it was last heard.</summary>
    public int SilentBeats { get; set; }

    /// <summary>It has not answered for a while: it keeps what it has and gets nothing more.</summary>
    public bool IsSlow { get; set; }

    /// <summary>Whether it may be given something to do, now or once it serves.</summary>
    public bool IsFit => !Retires && !IsSlow;

    /// <summary>Gives a spare its role.</summary>
    public void Become(WorkerRole taken) => Role = taken;

    /// <summary>Its end, which somebody else brings about, is the node's doing; one that has not registered yet is ended as soon as it has.</summary>
    public void EndsBecause(string because) => KilledBecause = because;

    /// <summary>Ends it at once; one that has not registered yet, as soon as it has.</summary>
    public void End(string because)
    {
        KilledBecause = because;
        Link?.Kill();
    }

    /// <summary>Lets it end in good order: what it has said still arrives. One that does not end is ended.</summary>
    public void ShutDown(string because)
    {
        KilledBecause = because;
        if (Link is not { } link) return;
        link.Channel.Send(new Shutdown());
        _ = KillLateAsync(link);
    }

    public bool Serves => Address is not null;

    public string RoleName => Role switch
    {
        WorkerRole.Tasks => "tasks",
        WorkerRole.Actors => "actors",
        WorkerRole.OneActor => "one actor",
        WorkerRole.Node => "node",
        _ => "spare",
    };

    public override string ToString() => $"Worker {Number:x} ({RoleName}{(Link is { } link ? $", process {link.ProcessId}" : "")})";

    private static async Task KillLateAsync(WorkerLink link)
    {
        await Task.WhenAny(link.Exited, Task.Delay(RetireLimit)).ConfigureAwait(false);
        if (!link.Exited.IsCompleted) link.Kill();
    }
}
