using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Objects;
using Remote.Tasks;
using Remote.Tasks.Lineage;
using Remote.Wire;

namespace Remote.ActorModel;

/// <summary>A call of an actor that this process made.</summary>
internal sealed class ActorCall(ActorMethod method, ActorLineQueue queue, CallMessage message, ObjectRef result) : Call(message, result)
{
    private int retriesUsed;
    private bool counted = true;

    public override string Name => method.Name;

    /// <summary>Where it waits for its turn.</summary>
    public ActorLineQueue Queue => queue;

    /// <summary>What it is made from once more; null for a call that the program makes.</summary>
    public ActorCallRecipe? Recipe
    {
        get => MadeFrom as ActorCallRecipe;
        init => MadeFrom = value;
    }

    /// <summary>Whether its arguments are there: it may leave when it is at the head of the line. Guarded by the line.</summary>
    public bool Ready { get; set; }

    /// <summary>Which life of the actor it was sent to last, and where. Guarded by the line.</summary>
    public ActorHost? Host { get; private set; }

    /// <summary>Its place among the sends of the line. Guarded by the line.</summary>
    public ulong SentOrder { get; set; }

    /// <summary>Its host said that it did not begin it: it may be sent again at no cost. Guarded by the line.</summary>
    public bool HandedBack { get; set; }

    /// <summary>Its host ended it, as the actor ends. Guarded by the line.</summary>
    public bool Stopped { get; set; }

    /// <summary>The call that was sent before it, and the one after, of those of its queue under way. Guarded by the line.</summary>
    public (ActorCall? Before, ActorCall? After) Neighbours { get; set; }

    /// <summary>Sends it; false where it has ended meanwhile.</summary>
    public bool TrySend(ActorHost host, bool keep)
    {
        Host = host;
        if (TrySetSent(host.Peer, keep) is not { } bytes)
        {
            if (!HasEnded) ThreadPool.UnsafeQueueUserWorkItem(static call => call.Fail(new RemoteException($"{call.Name} cannot be sent again: its arguments were not kept.")), this, preferLocal: false);
            return false;
        }

        new ActorHead(Id, host.Actor, host.Incarnation, method.Id).WriteTo(bytes, queue.Group);
        host.Peer.Send(bytes);
        if (CancelRequested) Cancel("its cancellation was requested");
        return true;
    }

    /// <summary>Whether the call may be made once more after the actor was lost under it; uses a retry up.</summary>
    public bool TryRetry(int maxRetries)
    {
        if (CancelRequested || maxRetries == 0 || (maxRetries > 0 && retriesUsed >= maxRetries && !HandedBack)) return false;
        if (!HandedBack) retriesUsed++;
        HandedBack = false;
        Stopped = false;
        return TrySetQueued();
    }

    /// <summary>A process is gone that was still to answer for an actor that had ended there.</summary>
    public void OnProcessDied(ulong process)
    {
        if (Callee?.Process == process && queue.Line.IsDead) Fail(queue.Line.DiedException(this));
    }

    /// <summary>True once: when the call stops to count as pending.</summary>
    public bool StopCounting()
    {
        bool was = counted;
        counted = false;
        return was;
    }

    public override object Obstacle => State == CallState.Queued ? queue.Line : this;

    protected override string WayOut => "Actors.KillAsync ends the actor";

    protected override bool WasBegun => retriesUsed > 0;

    protected override long? QueueStuckSince => queue.Line.IsAlive ? null : Math.Max(Since, queue.Line.Since);

    protected override void WriteCancelled(MessageBuffer message)
    {
        base.WriteCancelled(message);
        // A host has many actors: it need not look for the call in each.
        message.WriteUnmanaged(Host!.Actor.Creator);
        message.WriteUnmanaged(Host.Actor.Number);
    }

    protected override void OnReady() => queue.Line.OnReady(this);

    protected override string DescribeQueued() => queue.Line.Describe();

    protected override void OnEnding() => queue.Line.OnEnded(this);

    protected override bool ShouldRetry(Outcome outcome)
    {
        switch (outcome.Kind)
        {
            case OutcomeKind.HandedBack: queue.Line.OnHandedBack(this, outcome.ReadIncarnation()); return true;
            case OutcomeKind.Stopped when !CancelRequested: queue.Line.OnStopped(this, outcome.ReadIncarnation()); return true;
            default: return queue.Line.TryRetryAfter(this, outcome);
        }
    }

    protected override LineageRecipe? MakeRecipe()
        => Recipe is null && (queue.Line.MaxTaskRetries == 0 ? CallTemplate.Empty : Message.ToTemplate()) is { } arguments
            ? new ActorCallRecipe(method, queue, TimeLimit, arguments, retriesUsed)
            : null;

    protected override void OnNotBegun() => queue.Line.OnNotBegun(this);

    protected override void EndCallee()
        => throw new InvalidOperationException($"{Name} does not answer its cancellation, and an actor is not ended for one call. End the actor with Actors.KillAsync.");
}
