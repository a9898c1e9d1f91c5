using Remote.ControlPlane;
using Remote.Messaging;
using Remote.Scheduling;

namespace Remote.Nodes;

/// <summary>What the node knows of one actor. Touched by the node's loop alone.</summary>
internal sealed class ActorEntry(ActorId id)
{
    public ActorId Id { get; } = id;

    /// <summary>Null while others ask for an actor whose creator is still waiting for arguments.</summary>
    public ActorSpec? Spec { get; set; }

    public ActorState State { get; set; }

    /// <summary>Which life it is: 0, and one more per restart.</summary>
    public int Attempt { get; set; }

    /// <summary>Restarts that do not count: its process ended because of a neighbour.</summary>
    public int ForgivenRestarts { get; set; }

    /// <summary>How often its process ended while it ran code.</summary>
    public int Crashes { get; set; }

    /// <summary>It ends its host too often: it gets a process of its own.</summary>
    public bool Alone { get; set; }

    public NodeWorker? Host { get; set; }

    public string Reason { get; set; } = "";

    public byte[]? Error { get; set; }

    /// <summary>Who is told of changes, and the id by which each knows the actor.</summary>
    public List<(NodeClient Client, ActorId KnownAs)> Watchers { get; } = [];

    /// <summary>What it holds while it lives, from one life to the next; null while it waits for it.</summary>
    public Holding? Holding { get; set; }

    /// <summary>Whether its budget allows one more restart that counts.</summary>
    public bool MayRestart => Spec!.MaxRestarts < 0 || Attempt - ForgivenRestarts < Spec.MaxRestarts;

    public string Name => Spec?.Name ?? Spec?.ClassName ?? "actor";

    public ActorChanged Describe(ActorId knownAs)
        => new(
            knownAs, Id, State, Attempt, State == ActorState.Alive ? Host!.Address!.Value : new PeerAddress(0, ""), Reason, Error,
            Spec is null ? null : Name, Spec?.MaxTaskRetries, Spec?.MaxPendingCalls);
}
