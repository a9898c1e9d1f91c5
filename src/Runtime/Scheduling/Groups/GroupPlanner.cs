namespace Remote.Scheduling.Groups;

/// <summary>
/// Lays the bundles of a group on nodes, on a copy of what they have: the scarcest bundle first, each on the node of which most would be
/// left, going back where a choice leaves no place for a later bundle. Changes nothing.
/// </summary>
internal sealed class GroupPlanner(Scheduler scheduler)
{
    /// <summary>Nodes looked at for a bundle in a large cluster; in a smaller one all are.</summary>
    private const int Candidates = 64;

    /// <summary>Choices tried before a plan is given up for now.</summary>
    private const int MaxSteps = 20_000;

    /// <summary>A plan on what is free; without one, whether the group would fit if nobody else held anything.</summary>
    /// <param name="bundles">All bundles of the group.</param>
    /// <param name="strategy">How they are laid.</param>
    /// <param name="placed">The node of each bundle that stays where it is, and 0 for the others; null where none is placed.</param>
    public GroupPlan Plan(IReadOnlyList<Demand> bundles, PlacementStrategy strategy, IReadOnlyList<ulong>? placed = null)
    {
        placed ??= new ulong[bundles.Count];
        if (Try(bundles, strategy, placed, empty: false, out _) is { } nodes) return new GroupPlan(nodes, null);
        if (WhyNever(bundles, strategy, placed) is { } reason) return GroupPlan.Never(reason);
        return GroupPlan.Later;
    }

    /// <summary>What the bundles need together.</summary>
    public Demand Sum(IReadOnlyList<Demand> bundles) => scheduler.CompileSum(bundles.Select(static b => b.Vector));

    private string? WhyNever(IReadOnlyList<Demand> bundles, PlacementStrategy strategy, IReadOnlyList<ulong> placed)
    {
        ResourceAccount[] accounts = [.. scheduler.Nodes.Values.Select(static n => n.Account)];
        for (int i = 0; i < bundles.Count; i++)
        {
            if (!scheduler.AllNodes.IsFeasible(bundles[i])) return $"bundle {i} cannot be placed: {Shortage.OnNodes(bundles[i], accounts)}";
        }

        Demand sum = Sum(bundles);
        if (strategy == PlacementStrategy.StrictPack && !Array.Exists(accounts, a => a.CouldHold(sum)))
            return $"its bundles cannot all be on one node (StrictPack): together {Shortage.OnNodes(sum, accounts)}";
        if (strategy == PlacementStrategy.StrictSpread && bundles.Count > accounts.Length)
            return $"its {bundles.Count} bundles cannot each be on a node of its own (StrictSpread): the cluster has {accounts.Length}. Ask for fewer bundles, or use Spread.";
        if (Shortage.OfCluster(sum, accounts) is { } reason) return reason;
        if (Try(bundles, strategy, placed, empty: true, out bool exhausted) is not null || !exhausted) return null;
        return $"its bundles do not fit the nodes, even if these were empty ({strategy}: {string.Join("; ", bundles.Select(static b => b.Vector.ToString()))}). Make them smaller, or add nodes.";
    }

    // Null for no plan; exhausted says whether there is none at all.
    private ulong[]? Try(IReadOnlyList<Demand> bundles, PlacementStrategy strategy, IReadOnlyList<ulong> placed, bool empty, out bool exhausted)
    {
        int[] order = [.. Enumerable.Range(0, bundles.Count).Where(i => placed[i] == 0).OrderDescending(Comparer<int>.Create((a, b) => Scarcity(bundles[a], bundles[b])))];
        var search = new GroupSearch(order, bundles, placed, strategy, MaxSteps);
        IEnumerable<ClusterNode> kept = placed.Where(static n => n != 0).Select(n => scheduler.Nodes[n]).Where(n => empty || !n.Reserved);
        SimulatedNode[] nodes = [.. CandidatesFor(bundles, strategy, empty, out bool all).Union(kept).Select(n => new SimulatedNode(n, empty))];
        for (int i = 0; i < bundles.Count; i++) Array.Find(nodes, n => n.Id == placed[i])?.Keep(bundles[i], empty);
        ulong[]? plan = search.Run(nodes);
        exhausted = all && search.Exhausted;
        return plan;
    }

    // GPUs first: few nodes have them. Then by memory and CPUs, then by whatever else.
    private static int Scarcity(Demand a, Demand b)
    {
        int byGpu = a.GpuUnits.CompareTo(b.GpuUnits);
        if (byGpu != 0) return byGpu;
        int byKinds = a.Places.Count(static p => p > ResourceNames.Memory).CompareTo(b.Places.Count(static p => p > ResourceNames.Memory));
        if (byKinds != 0) return byKinds;
        int byMemory = a.Vector[ResourceVector.MemoryBytes].CompareTo(b.Vector[ResourceVector.MemoryBytes]);
        return byMemory != 0 ? byMemory : a.Vector[ResourceVector.Cpu].CompareTo(b.Vector[ResourceVector.Cpu]);
    }

    // In a large cluster, enough nodes for each kind of bundle, found by the index; the free ones where the plan is for now.
    private IReadOnlyCollection<ClusterNode> CandidatesFor(IReadOnlyList<Demand> bundles, PlacementStrategy strategy, bool empty, out bool all)
    {
        int wanted = Math.Max(Candidates, 2 * bundles.Count);
        all = scheduler.Nodes.Count <= wanted;
        if (all) return [.. scheduler.Nodes.Values.Where(n => empty || !n.Reserved)];
        Demand[] kinds = strategy == PlacementStrategy.StrictPack ? [Sum(bundles)] : [.. bundles.Distinct()];
        return kinds.SelectMany(kind => empty ? scheduler.Nodes.Values.Where(n => n.Account.CouldHold(kind)).Take(wanted) : scheduler.AllNodes.Some(kind, wanted)).ToHashSet();
    }
}
