using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Tasks;

namespace Remote.ActorModel;

/// <summary>What a method of an actor runs in: a call, from when it comes until it is answered. Then it becomes another one, unless somebody may still look at it.</summary>
internal sealed class ActorContext : TaskContext
{
    public ActorContext(HostedActor actor, Invocation invocation) : base(actor.Session, invocation)
    {
        Actor = actor;
        invocation.Actor = actor.Spec.Id;
    }

    public HostedActor Actor { get; private set; }

    public override ulong Gpus => Actor.Gpus;

    /// <summary>Which method.</summary>
    public ulong Method { get; set; }

    /// <summary>Whether it has begun. Guarded by the actor.</summary>
    public bool Begun { get; set; }

    /// <summary>It was answered before it began, and what is left in the mailbox is skipped. Guarded by the actor.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>The calls that its actor knows before and after it. Guarded by the actor.</summary>
    public (ActorContext? Before, ActorContext? After) Neighbours { get; set; }

    /// <summary>Whether it has ended with nothing left of it; who cancels it, under the actor's gate, may have it still.</summary>
    private bool IsLeft { get; set; }

    /// <summary>The method has ended, and the answer is to be sent.</summary>
    public void OnEnded(CallTicket ticket)
    {
        IsLeft = Invocation.IsPlain && ticket.TryEnd(Actor.Ended);
        if (!IsLeft) Invocation.FreeArguments();
    }

    /// <summary>It is answered, and its actor knows it no more: becomes another call where nobody has it. Under the gate.</summary>
    public void LetGo()
    {
        if (!IsLeft || Invocation.IsKept) return;
        (Session, Actor, Begun, IsLeft) = (null!, null!, false, false);
        Invocation.Clear();
        ActorContextPool.Return(this);
    }

    /// <summary>It is a call of this actor from now on; what the invocation is of is the taker's to say.</summary>
    public void Become(HostedActor actor)
    {
        (Session, Actor) = (actor.Session, actor);
        Invocation.Actor = actor.Spec.Id;
    }
}
