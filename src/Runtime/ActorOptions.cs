namespace Remote;

/// <summary>What an actor needs and how it is treated. A member that is null leaves the default, or what <see cref="RemoteAttribute"/> says.</summary>
public sealed record ActorOptions
{
    /// <summary>CPUs held while the actor lives. Default 0; precision 0.0001.</summary>
    public double? Cpus { get; init; }

    /// <summary>GPUs held while the actor lives: a fraction of one device, or a whole number of them. Default 0; precision 0.0001.</summary>
    public double? Gpus { get; init; }

    /// <summary>
    /// Bytes of memory reserved while the actor lives; a process that takes more than its actors reserved is ended, as if it had crashed. Default 0: nothing is
    /// reserved, and any amount may be taken.
    /// </summary>
    public long? Memory { get; init; }

    /// <summary>Custom resources by name. Precision 0.0001.</summary>
    public IReadOnlyDictionary<string, double>? Resources { get; init; }

    /// <summary>Where the actor lives. Default: nodes are filled to half, then the least loaded are taken.</summary>
    public Placement? Placement { get; init; }

    /// <summary>The name by which <c>Actors.GetAsync</c> finds the actor. Default: none.</summary>
    public string? Name { get; init; }

    /// <summary>The namespace of <see cref="Name"/>. Default: "default".</summary>
    public string? Namespace { get; init; }

    /// <summary>Whether a living actor of the same name is returned instead of an error. Default false.</summary>
    public bool? GetIfExists { get; init; }

    /// <summary>How often the actor is started again when its process is lost. Default 0; -1 is without limit.</summary>
    public int? MaxRestarts { get; init; }

    /// <summary>How often a call is repeated when the actor was lost while it ran. Default 0; -1 is without limit.</summary>
    public int? MaxTaskRetries { get; init; }

    /// <summary>Exception types after which a call is repeated, within <see cref="MaxTaskRetries"/>; calls made after it may run before the repeat. Default: none.</summary>
    public IReadOnlyList<Type>? RetryOn { get; init; }

    /// <summary>How many calls may be under way at once. Default 1.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>How many calls of one caller may wait; more fail with <see cref="PendingCallsLimitExceededException"/>. Default -1: without limit.</summary>
    public int? MaxPendingCalls { get; init; }

    /// <summary>How long the actor lives. Default <see cref="Remote.Lifetime.NonDetached"/>.</summary>
    public Lifetime? Lifetime { get; init; }

    /// <summary>Whether the actor gets a process of its own. Default false: many share a host.</summary>
    public bool? OwnProcess { get; init; }
}
