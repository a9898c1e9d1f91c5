namespace Remote;

/// <summary>What one call of a task needs and how it is treated. A member that is null leaves the default, or what <see cref="RemoteAttribute"/> says.</summary>
public sealed record TaskOptions
{
    /// <summary>CPUs held while the task runs. Default 1; precision 0.0001.</summary>
    public double? Cpus { get; init; }

    /// <summary>GPUs held while the task runs: a fraction of one device, or a whole number of them. Default 0; precision 0.0001.</summary>
    public double? Gpus { get; init; }

    /// <summary>
    /// Bytes of memory reserved while the task runs; a worker that takes more than its tasks reserved is ended, as if it had crashed. Default 0: nothing is
    /// reserved, and any amount may be taken.
    /// </summary>
    public long? Memory { get; init; }

    /// <summary>Custom resources by name. Precision 0.0001.</summary>
    public IReadOnlyDictionary<string, double>? Resources { get; init; }

    /// <summary>How often the task is run again when its worker is lost, or fails with one of <see cref="RetryOn"/>. Default 3; -1 is without limit.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>Exception types after which the task is run again. Default: none.</summary>
    public IReadOnlyList<Type>? RetryOn { get; init; }

    /// <summary>Time from submission after which the task is cancelled and its ref fails with <see cref="ObjectRefTimeoutException"/>. Default: none.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Where the task runs. Default: nodes are filled to half, then the least loaded are taken.</summary>
    public Placement? Placement { get; init; }

    /// <summary>A name for messages and logs. Default: the method's.</summary>
    public string? Name { get; init; }
}
