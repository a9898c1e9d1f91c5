namespace Remote.Scheduling.Groups;

/// <summary>The search for a place for each bundle: depth first, best choice first, within a number of steps.</summary>
/// <param name="order">The bundles that are looked for, one after the other.</param>
/// <param name="bundles">All bundles.</param>
/// <param name="placed">The node of each bundle; 0 for those that are looked for.</param>
/// <param name="strategy">How they are laid.</param>
/// <param name="maxSteps">How many choices are tried.</param>
internal sealed class GroupSearch(int[] order, IReadOnlyList<Demand> bundles, IReadOnlyList<ulong> placed, PlacementStrategy strategy, int maxSteps)
{
    private readonly ulong[] places = [.. placed];
    private int steps;

    /// <summary>Whether every possibility was tried, so that "no" is the answer.</summary>
    public bool Exhausted => steps <= maxSteps;

    public ulong[]? Run(SimulatedNode[] nodes) => Place(0, nodes) ? places : null;

    private bool Place(int step, SimulatedNode[] nodes)
    {
        if (step == order.Length) return true;
        Demand bundle = bundles[order[step]];
        foreach (SimulatedNode node in Choices(bundle, nodes, step))
        {
            if (++steps > maxSteps) return false;
            node.Put(bundle);
            places[order[step]] = node.Id;
            if (Place(step + 1, nodes)) return true;
            node.Undo(bundle);
        }

        return false;
    }

    private SimulatedNode[] Choices(Demand bundle, SimulatedNode[] nodes, int step)
    {
        IEnumerable<SimulatedNode> fitting = nodes.Where(n => Allows(n, step) && n.Fits(bundle));
        return strategy switch
        {
            PlacementStrategy.Pack or PlacementStrategy.StrictPack => [.. fitting.OrderByDescending(static n => n.Bundles > 0).ThenByDescending(n => n.Score(bundle)).ThenBy(static n => n.Id)],
            _ => [.. fitting.OrderBy(static n => n.Bundles).ThenByDescending(n => n.Score(bundle)).ThenBy(static n => n.Id)],
        };
    }

    private bool Allows(SimulatedNode node, int step) => strategy switch
    {
        PlacementStrategy.StrictPack => step == 0 || node.Bundles > 0,
        PlacementStrategy.StrictSpread => node.Bundles == 0,
        _ => true,
    };
}
