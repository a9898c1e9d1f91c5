using Remote.ControlPlane;
using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Objects;
using Remote.Tasks;

namespace Remote.ActorModel;

/// <summary>An actor being made: the constructor's arguments go to the node, which keeps them to make the actor again.</summary>
internal sealed class ConstructionTarget(Session session, ActorClass actorClass, ActorOptions? options) : CallTarget
{
    public override Session Session { get; } = session;

    public override int HeadLength => 0;

    public override void Start(CallMessage message, ObjectRef result, IStreamSink? stream)
        => throw new InvalidOperationException("A construction ends with Create.");

    public IActorRef<T> Create<T>(CallMessage message)
    {
        ActorSpec spec = ActorTemplate.Of(actorClass, options).Spec;
        ActorLine line = Session.Actors.AddOwn(Session.Actors.NextId());
        line.Configure(spec.Name ?? spec.ClassName, spec.MaxPendingCalls, spec.MaxTaskRetries, spec.RetryOn);
        new ActorCreation(Session, line, message, spec).Start(null, default);
        return new ActorRef<T>(line, null);
    }
}
