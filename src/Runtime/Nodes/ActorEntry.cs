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

    /// <summary>The host that misses an argument of the constructor, which its creator has made again; null where none does.</summary>
    public NodeWorker? Misses { get; set; }

    public string Reason { get; set; } = "";

    public byte[]? Error { get; set; }

    public ActorHolders Holders { get; } = new();

    /// <summary>Who created it, and keeps what it is made from; null until its creator has spoken.</summary>
    public NodeClient? Creator { get; set; }

    /// <summary>Why its host was asked to end it in good order; null where it was not. It cannot be found by its name any more.</summary>
    public string? Ending { get; set; }

    /// <summary>Its host said that it has ended: every call that was sent there is answered.</summary>
    public bool EndedInGoodOrder { get; set; }

    /// <summary>Actors that were given its name while it ends: they wait for the end. Null where there is none.</summary>
    public List<ActorEntry>? Successors { get; set; }

    /// <summary>What it holds while it lives, from one life to the next; null while it waits for it.</summary>
    public Holding? Holding { get; set; }

    /// <summary>Whether its budget allows one more restart that counts.</summary>
    public bool MayRestart => Spec!.MaxRestarts < 0 || Attempt - ForgivenRestarts < Spec.MaxRestarts;

    public string Name => Spec?.Name ?? Spec?.ClassName ?? "actor";

    public ActorChanged Describe(ActorId knownAs)
        => new(
            knownAs, Id, State, Attempt, State == ActorState.Alive ? Host!.Address!.Value : new PeerAddress(0, ""), Reason, Error,
            Spec is null ? null : Name, Spec?.MaxTaskRetries, Spec?.MaxPendingCalls, EndedInGoodOrder, Spec?.RetryOn);
}
