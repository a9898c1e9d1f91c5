using Remote.GeneratedCode;

namespace Remote.ActorModel;

/// <summary>A call in an actor's mailbox. Guarded by the actor.</summary>
internal sealed class ActorWork(ulong method, Invocation call)
{
    public ulong Method { get; } = method;

    public Invocation Call { get; } = call;

    public bool Begun { get; set; }

    /// <summary>It was answered before it began: what is left in the mailbox is skipped.</summary>
    public bool Withdrawn { get; set; }
}
