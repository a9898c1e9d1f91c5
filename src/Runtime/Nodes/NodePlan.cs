using Remote.Scheduling;

namespace Remote.Nodes;

/// <summary>What a node of the cluster is to have.</summary>
/// <param name="Total">Its resources.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Workers">The task workers that are kept up.</param>
internal sealed record NodePlan(ResourceVector Total, IReadOnlyDictionary<string, string> Labels, int Workers)
{
    /// <summary>How large its object store may become; null for the default.</summary>
    public long? StoreBytes { get; init; }

    /// <summary>Where objects go that have no room in it; null for the default.</summary>
    public string? SpillDirectory { get; init; }

    /// <param name="source">The options' name, for messages.</param>
    /// <param name="workers">Task workers; null: one per CPU.</param>
    /// <param name="cpus">CPUs; null: the machine's.</param>
    /// <param name="gpus">GPUs.</param>
    /// <param name="resources">Custom resources.</param>
    /// <param name="labels">Labels.</param>
    /// <exception cref="ArgumentException">One of them means nothing.</exception>
    public static NodePlan Create(
        string source, int? workers, double? cpus, double? gpus, IReadOnlyDictionary<string, double>? resources, IReadOnlyDictionary<string, string>? labels)
    {
        double cpu = cpus ?? Environment.ProcessorCount;
        ResourceVector total = ResourceVector.Create(cpu, gpus ?? 0, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, resources);
        if (gpus > GpuDevices.MaxDevices) throw new ArgumentException($"{source}.Gpus is {gpus}. A node has at most {GpuDevices.MaxDevices}.");
        int count = workers ?? Math.Max(1, (int)Math.Ceiling(cpu));
        if (count < 1) throw new ArgumentException($"{source}.Workers is {count}. Give 1 or more.");
        var copy = new Dictionary<string, string>(labels ?? new Dictionary<string, string>());
        if (copy.Keys.Any(string.IsNullOrWhiteSpace)) throw new ArgumentException($"A label in {source}.Labels has an empty name. Give it one.");
        return new NodePlan(total, copy, count);
    }
}
