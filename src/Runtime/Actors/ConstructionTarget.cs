using Remote.ControlPlane;
using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Objects;
using Remote.Scheduling;
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
        ActorOptions merged = Merge(options ?? new ActorOptions(), actorClass.Defaults);
        Validate(merged);
        TaskOptionChecks.CheckRetryOn(actorClass.Name, merged.RetryOn);
        ActorId id = Session.Actors.NextId();
        ActorSpec spec = Spec(id, merged);
        ActorLine line = Session.Actors.AddOwn(id);
        line.Configure(merged.Name ?? actorClass.Name, merged.MaxPendingCalls ?? -1, merged.MaxTaskRetries ?? 0, spec.RetryOn);
        new ActorCreation(Session, line, message, spec).Start(null, default);
        return new ActorRef<T>(line, null);
    }

    private static void Validate(ActorOptions o)
    {
        if (o.MaxConcurrency is { } concurrency and < 1) throw new ArgumentException($"MaxConcurrency is {concurrency}. Give 1 or more.");
        if (o.MaxRestarts is { } restarts and < -1) throw new ArgumentException($"MaxRestarts is {restarts}. Give 0 or more, or -1 for no limit.");
        if (o.MaxTaskRetries is { } retries and < -1) throw new ArgumentException($"MaxTaskRetries is {retries}. Give 0 or more, or -1 for no limit.");
        if (o.RetryOn is { Count: > 0 } && (o.MaxTaskRetries ?? 0) == 0)
            throw new ArgumentException("RetryOn repeats calls within MaxTaskRetries, which is 0. Set MaxTaskRetries too, -1 for no limit.");
        if (o.MaxPendingCalls is { } pending and (< -1 or 0)) throw new ArgumentException($"MaxPendingCalls is {pending}. Give 1 or more, or -1 for no limit.");
        if (o.Name is { } name && string.IsNullOrWhiteSpace(name)) throw new ArgumentException("An actor's Name is empty. Give it a name, or leave it out.");
        if (o.GetIfExists == true && o.Name is null) throw new ArgumentException("GetIfExists needs a Name: an actor is found by it.");
    }

    private static ActorOptions Merge(ActorOptions o, ActorOptions d) => o with
    {
        Cpus = o.Cpus ?? d.Cpus,
        Gpus = o.Gpus ?? d.Gpus,
        Memory = o.Memory ?? d.Memory,
        Resources = o.Resources ?? d.Resources,
        Placement = o.Placement ?? d.Placement,
        Name = o.Name ?? d.Name,
        Namespace = o.Namespace ?? d.Namespace,
        GetIfExists = o.GetIfExists ?? d.GetIfExists,
        MaxRestarts = o.MaxRestarts ?? d.MaxRestarts,
        MaxTaskRetries = o.MaxTaskRetries ?? d.MaxTaskRetries,
        RetryOn = o.RetryOn ?? d.RetryOn,
        MaxConcurrency = o.MaxConcurrency ?? d.MaxConcurrency,
        MaxPendingCalls = o.MaxPendingCalls ?? d.MaxPendingCalls,
        Lifetime = o.Lifetime ?? d.Lifetime,
        OwnProcess = o.OwnProcess ?? d.OwnProcess,
    };

    private ActorSpec Spec(ActorId id, ActorOptions o) => new(
        id, actorClass.Id, actorClass.Name, [], ResourceVector.CreateDemand(o.Cpus ?? 0, o.Gpus ?? 0, o.Memory ?? 0, o.Resources),
        o.Name, o.Namespace ?? ActorNames.DefaultNamespace, o.GetIfExists ?? false, o.MaxRestarts ?? 0, o.MaxTaskRetries ?? 0, o.MaxConcurrency ?? 1,
        o.MaxPendingCalls ?? -1,
        (o.OwnProcess ?? false) || o.Gpus > 0, o.Lifetime == Lifetime.Detached, Session.Number, o.Placement?.Rule,
        RetryOn: o.RetryOn is { Count: > 0 } types ? [.. types.Select(static type => type.FullName!)] : null);
}
