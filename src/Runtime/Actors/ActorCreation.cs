using Remote.ControlPlane;
using Remote.Hosting;
using Remote.Objects;
using Remote.Tasks;
using Remote.Tasks.Lineage;

namespace Remote.ActorModel;

/// <summary>The making of an actor, as a call: it waits for arguments that are refs, then hands the recipe to the node.</summary>
/// <param name="session">The process.</param>
/// <param name="line">The actor's.</param>
/// <param name="message">The arguments.</param>
/// <param name="spec">What it shares with others: see <see cref="ActorTemplate"/>.</param>
internal sealed class ActorCreation(Session session, ActorLine line, CallMessage message, ActorSpec spec)
    : Call(message, new VoidObjectRef(session))
{
    public override string Name => $"new {spec.ClassName}";

    /// <summary>The actor belongs to its creator's process, not to the call that made it.</summary>
    public override bool EndsWithParent => false;

    protected override string WayOut => "";

    protected override void OnReady()
    {
        ActorId[] holds = Message.IsPlain ? [] : KeepRecipe();
        Session.Control.Send(new CreateActor(spec with { Id = line.Id, Creator = Session.Number, Arguments = Message.ToArray(), Holds = holds }));
        Complete();
    }

    // Arguments that are stored, and refs inside the others, are held as long as the actor may be made again: objects by this process, actors by the node.
    private ActorId[] KeepRecipe()
    {
        CallTemplate? template = Message.HasStored ? Message.ToTemplate() : null;
        object[] held = template is null ? [.. Message.Held.Where(static h => h is not ActorLine)] : Message.Held;
        if (held.Length > 0 || template is not null) Session.Actors.KeepRecipe(line.Id, new ActorRecipe(held, Message.TakeStored(), template));
        return [.. Message.Held.OfType<ActorLine>().Select(static l => l.Id)];
    }

    protected override string DescribeQueued() => line.Describe();

    protected override bool ShouldRetry(Outcome outcome) => false;

    protected override void EndCallee()
    {
    }

    protected override void OnEnded()
    {
        // A constructor argument that failed: there will be no actor.
        if (Result.Failure is { } failure) line.OnNeverMade(failure);
    }
}
