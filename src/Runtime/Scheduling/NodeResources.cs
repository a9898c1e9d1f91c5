namespace Remote.Scheduling;

/// <summary>What one node has and what of it is free. Decides, moves nothing. Not thread-safe.</summary>
internal sealed class NodeResources(ResourceVector total)
{
    private readonly Dictionary<string, long> free = total.Names.Zip(total.Units).ToDictionary(p => p.First, p => p.Second);

    public ResourceVector Total { get; } = total;

    /// <summary>What is free; amounts that running tasks took back after a wait can make it negative for a while.</summary>
    public IReadOnlyDictionary<string, long> Free => free;

    /// <summary>Null where the node could ever hold the demand, else what it lacks.</summary>
    public string? WhyNever(ResourceVector demand)
    {
        var missing = new List<string>();
        for (int i = 0; i < demand.Names.Length; i++)
        {
            long has = Total[demand.Names[i]];
            if (demand.Units[i] > has) missing.Add($"{Amount(demand.Units[i])} {demand.Names[i]} (the node has {Amount(has)})");
        }

        return missing.Count == 0 ? null : $"it needs {string.Join(" and ", missing)}, which no node has. Ask for less, or start the cluster with more (ClusterOptions).";
    }

    /// <summary>The resources of which less than the demand is free.</summary>
    public IEnumerable<string> Lacking(ResourceVector demand)
        => demand.Names.Where((name, i) => free.GetValueOrDefault(name) < demand.Units[i]);

    /// <summary>Takes the demand where all of it is free.</summary>
    public bool TryTake(ResourceVector demand)
    {
        if (Lacking(demand).Any()) return false;
        Take(demand);
        return true;
    }

    /// <summary>Takes the demand whether it is free or not: a task that waited goes on.</summary>
    public void Take(ResourceVector demand) => Add(demand, -1);

    /// <summary>Gives the demand back.</summary>
    public void Give(ResourceVector demand) => Add(demand, +1);

    private void Add(ResourceVector demand, int sign)
    {
        for (int i = 0; i < demand.Names.Length; i++) free[demand.Names[i]] = free.GetValueOrDefault(demand.Names[i]) + (sign * demand.Units[i]);
    }

    /// <summary>Units as people read them.</summary>
    public static string Amount(long units) => ((double)units / ResourceVector.Precision).ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
