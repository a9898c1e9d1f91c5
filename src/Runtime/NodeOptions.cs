using Remote.Nodes;

namespace Remote;

/// <summary>What a node has that <see cref="Cluster.AddNodeAsync"/> starts. A member that is null leaves the default.</summary>
public sealed record NodeOptions
{
    /// <summary>Worker processes to start. Default: one per CPU of <see cref="Cpus"/>.</summary>
    public int? Workers { get; init; }

    /// <summary>CPUs to schedule on. Default: the machine's.</summary>
    public double? Cpus { get; init; }

    /// <summary>GPUs to schedule on, at most 64; numbered from 0. Default 0. Nothing is looked for: the number is what is lent out.</summary>
    public double? Gpus { get; init; }

    /// <summary>Custom resources, by name.</summary>
    public IReadOnlyDictionary<string, double>? Resources { get; init; }

    /// <summary>Labels, by name: for <see cref="Placement.Label"/>. Default: none.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>How many bytes its object store may take, as <see cref="ClusterOptions.ObjectStoreMemory"/>. Default: the same, which is of the whole machine's memory.</summary>
    public long? ObjectStoreMemory { get; init; }

    /// <summary>Where objects go that do not fit in its memory, as <see cref="ClusterOptions.SpillDirectory"/>. Default: the same.</summary>
    public string? SpillDirectory { get; init; }

    internal NodePlan ToPlan()
    {
        if (ObjectStoreMemory < ClusterOptions.MinObjectStoreMemory)
            throw new ArgumentException($"NodeOptions.ObjectStoreMemory is {ObjectStoreMemory} bytes. Give {ClusterOptions.MinObjectStoreMemory} or more.");
        return NodePlan.Create(nameof(NodeOptions), Workers, Cpus, Gpus, Resources, Labels) with { StoreBytes = ObjectStoreMemory, SpillDirectory = SpillDirectory };
    }
}
