using Remote.Scheduling;

namespace Remote;

/// <summary>One part of a <see cref="PlacementGroup"/>: resources that are set aside together on one node.</summary>
public sealed record Bundle
{
    /// <summary>CPUs. Default 0; precision 0.0001.</summary>
    public double Cpus { get; init; }

    /// <summary>GPUs: a fraction of one, or a whole number. Default 0; precision 0.0001.</summary>
    public double Gpus { get; init; }

    /// <summary>Bytes of memory. Default 0.</summary>
    public long Memory { get; init; }

    /// <summary>Custom resources by name. Precision 0.0001.</summary>
    public IReadOnlyDictionary<string, double>? Resources { get; init; }

    internal ResourceVector ToVector() => ResourceVector.CreateDemand(Cpus, Gpus, Memory, Resources);
}
