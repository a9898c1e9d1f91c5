using Remote.ControlPlane;
using Remote.GeneratedCode;
using Remote.Scheduling;
using Remote.Tasks;

namespace Remote.ActorModel;

/// <summary>What the actors share that a class and some options make: a spec that lacks what tells them apart. Programs make many of a kind, so the class keeps its last one.</summary>
internal sealed class ActorTemplate
{
    private readonly ActorOptions? options;

    private ActorTemplate(ActorOptions? options, ActorSpec spec) => (this.options, Spec) = (options, spec);

    /// <summary>Without an id, a creator, arguments.</summary>
    public ActorSpec Spec { get; }

    /// <exception cref="ArgumentException">The options make no sense.</exception>
    public static ActorTemplate Of(ActorClass actorClass, ActorOptions? options)
    {
        if (actorClass.LastTemplate is { } last && ReferenceEquals(last.options, options)) return last;
        ActorOptions merged = options is null ? actorClass.Defaults : Merge(options, actorClass.Defaults);
        Validate(merged);
        TaskOptionChecks.CheckRetryOn(actorClass.Name, merged.RetryOn);
        var made = new ActorTemplate(options, SpecOf(actorClass, merged));
        // Whoever gave a collection may change it.
        if (options is not { Resources: not null } and not { RetryOn: not null }) actorClass.LastTemplate = made;
        return made;
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

    private static ActorSpec SpecOf(ActorClass actorClass, ActorOptions o) => new(
        default, actorClass.Id, actorClass.Name, [], ResourceVector.CreateDemand(o.Cpus ?? 0, o.Gpus ?? 0, o.Memory ?? 0, o.Resources),
        o.Name, o.Namespace ?? ActorNames.DefaultNamespace, o.GetIfExists ?? false, o.MaxRestarts ?? 0, o.MaxTaskRetries ?? 0, o.MaxConcurrency ?? 1,
        o.MaxPendingCalls ?? -1,
        (o.OwnProcess ?? false) || o.Gpus > 0, o.Lifetime == Lifetime.Detached, Creator: 0, o.Placement?.Rule,
        RetryOn: o.RetryOn is { Count: > 0 } types ? [.. types.Select(static type => type.FullName!)] : null);
}
