namespace Remote;

/// <summary>
/// Makes a static method a task, a class an actor, an interface callable through an actor ref. The values set here are defaults;
/// options given at a call win.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Interface, Inherited = false)]
public sealed class RemoteAttribute : Attribute
{
    /// <summary>CPUs that a task holds while it runs (default 1), or an actor while it lives (default 0). Precision 0.0001.</summary>
    public double Cpus { get; set; }

    /// <summary>GPUs held; fractions allowed, precision 0.0001. Default 0.</summary>
    public double Gpus { get; set; }

    /// <summary>Bytes of memory reserved; who takes more is ended. Default 0: any amount may be taken.</summary>
    public long Memory { get; set; }

    /// <summary>A name that people read in messages and logs; for an actor, the name it is found by.</summary>
    public string? Name { get; set; }

    /// <summary>Tasks: how often a task is run again when its worker is lost (default 3); -1 is without limit.</summary>
    public int MaxRetries { get; set; }

    /// <summary>Exception types after which a task is run again, within <see cref="MaxRetries"/>, or an actor's call, within <see cref="MaxTaskRetries"/>.</summary>
    public Type[]? RetryOn { get; set; }

    /// <summary>Actors: how often the actor is started again when its process is lost (default 0); -1 is without limit.</summary>
    public int MaxRestarts { get; set; }

    /// <summary>Actors: how often a call is repeated when the actor was lost while it ran (default 0); -1 is without limit.</summary>
    public int MaxTaskRetries { get; set; }

    /// <summary>Actors: how many calls may be under way at once (default 1).</summary>
    public int MaxConcurrency { get; set; }

    /// <summary>Actors: how many calls of one caller may wait; -1 (default) is without limit.</summary>
    public int MaxPendingCalls { get; set; }

    /// <summary>Actors: whether it gets a process of its own.</summary>
    public bool OwnProcess { get; set; }

    /// <summary>Actors: whether an actor of the same name is returned where one lives.</summary>
    public bool GetIfExists { get; set; }

    /// <summary>Actors: the namespace of the name.</summary>
    public string? Namespace { get; set; }

    /// <summary>Actors: whether it outlives its creator.</summary>
    public Lifetime Lifetime { get; set; }
}
