using Microsoft.Extensions.Logging;

namespace Remote;

/// <summary>How a local cluster is started. A member that is null leaves the default.</summary>
public sealed record ClusterOptions
{
    /// <summary>Worker processes to start. Default: one per CPU of <see cref="Cpus"/>.</summary>
    public int? Workers { get; init; }

    /// <summary>CPUs to schedule on. Default: the machine's.</summary>
    public double? Cpus { get; init; }

    /// <summary>GPUs to schedule on, at most 64; numbered from 0. Default 0. Nothing is looked for: the number is what is lent out.</summary>
    public double? Gpus { get; init; }

    /// <summary>Labels of this machine, by name: for <see cref="Placement.Label"/>. Default: none.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Custom resources of this machine, by name.</summary>
    public IReadOnlyDictionary<string, double>? Resources { get; init; }

    /// <summary>Worker processes (default) or threads of this process.</summary>
    public Isolation Isolation { get; init; }

    /// <summary>Where log messages go. Default: warnings and errors to standard error.</summary>
    public ILoggerFactory? Logging { get; init; }
}
