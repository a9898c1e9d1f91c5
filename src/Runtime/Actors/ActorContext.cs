using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Tasks;

namespace Remote.ActorModel;

/// <summary>What a method of an actor runs in.</summary>
internal sealed class ActorContext(Session session, Invocation invocation, HostedActor actor) : TaskContext(session, invocation)
{
    public HostedActor Actor { get; } = actor;

    public override ulong Gpus => Actor.Gpus;
}
