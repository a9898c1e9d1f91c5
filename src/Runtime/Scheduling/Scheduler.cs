namespace Remote.Scheduling;

/// <summary>
/// Decides where work goes: the table of nodes, and for a demand and a rule a node, "wait", or why never. No clock, no I/O, and random
/// only by its seed, so that a simulation decides as a cluster does. Not thread-safe.
/// </summary>
internal sealed class Scheduler
{
    /// <summary>Nodes looked at to find one that is to be kept.</summary>
    private const int ReservationSample = 64;

    private readonly ResourceNames names = new();
    private readonly Random random;
    private readonly Dictionary<ulong, ClusterNode> nodes = [];
    private readonly Dictionary<(string Key, string Value), NodeSet> labelled = [];
    private readonly Dictionary<ResourceVector, Demand> demands = [];
    private readonly Dictionary<GroupId, ResourceAccount[]> groups = [];
    private readonly Dictionary<Demand, List<ClusterNode>> reservations = [];
    private readonly NodeSet all;

    public Scheduler(int seed = 0)
    {
        random = new Random(seed);
        all = new NodeSet(names, random);
    }

    public IReadOnlyDictionary<ulong, ClusterNode> Nodes => nodes;

    public NodeSet AllNodes => all;

    public ClusterNode AddNode(ulong id, ResourceVector total, IReadOnlyDictionary<string, string>? labels = null)
    {
        var node = new ClusterNode(id, total, labels ?? new Dictionary<string, string>(), names);
        nodes.Add(id, node);
        all.Add(node);
        foreach (((string key, string value), NodeSet set) in labelled)
        {
            if (node.Labels.GetValueOrDefault(key) == value) set.Add(node);
        }

        return node;
    }

    /// <summary>What was held there is gone with it.</summary>
    public void RemoveNode(ulong id)
    {
        if (!nodes.Remove(id, out ClusterNode? node)) return;
        node.LeaveAll();
        foreach (List<ClusterNode> kept in reservations.Values) kept.Remove(node);
    }

    /// <summary>A demand in this scheduler's terms; the same one for equal amounts.</summary>
    public Demand Compile(ResourceVector vector)
    {
        if (demands.TryGetValue(vector, out Demand? demand)) return demand;
        return demands[vector] = new Demand(vector, names);
    }

    /// <summary>The place of a resource in the accounts' arrays.</summary>
    public int PlaceOf(string name) => names.PlaceOf(name);

    /// <summary>Several demands as one, to see whether a node has room for all of them. Nothing can be taken by it.</summary>
    public Demand CompileSum(IEnumerable<ResourceVector> vectors) => new(ResourceVector.Sum(vectors), names, countDevices: false);

    /// <summary>Where the demand goes now. Takes nothing yet.</summary>
    /// <param name="demand">From <see cref="Compile"/>.</param>
    /// <param name="rule">Null is hybrid.</param>
    /// <param name="preferred">The node that the work comes from: it wins among equally good ones. 0 for none.</param>
    /// <param name="near">The node that holds what the work reads: it is taken while it has room, however full, as bytes cost more to move than work. 0 for none.</param>
    public Decision Decide(Demand demand, PlacementRule? rule = null, ulong preferred = 0, ulong near = 0) => rule?.Kind switch
    {
        PlacementKind.Spread => Anywhere(demand, inTurn: true, preferred),
        PlacementKind.Node => OnNode(demand, rule, preferred),
        PlacementKind.Label => OnLabel(demand, rule),
        PlacementKind.Bundle => InBundle(demand, rule),
        _ => Near(demand, near) ?? Anywhere(demand, inTurn: false, near != 0 ? near : preferred),
    };

    /// <summary>As <see cref="Decide"/>, for who only wants to know whether it can be placed: nobody's turn passes.</summary>
    public Decision Foresee(Demand demand, PlacementRule? rule) => Decide(demand, rule is { Kind: PlacementKind.Spread } ? null : rule);

    /// <summary>The nodes or bundles that could hold the demand under the rule, if nobody held anything.</summary>
    public IEnumerable<ResourceAccount> Candidates(Demand demand, PlacementRule? rule)
    {
        IEnumerable<ResourceAccount> accounts = rule switch
        {
            { Kind: PlacementKind.Bundle } => groups.GetValueOrDefault(rule.Group) ?? [],
            { Kind: PlacementKind.Label } => AccountsOf(Labelled(rule.Key!, rule.Value!)),
            _ => AccountsOf(all),
        };
        return accounts.Where(a => a.CouldHold(demand));
    }

    /// <summary>
    /// Keeps one more node for a demand that has waited long: nothing else is placed there until it fits. Without it, large demands would
    /// wait for as long as there are small ones. Of a sample of nodes that could hold it, the one of which the largest part is free. False
    /// where no node is to be had.
    /// </summary>
    public bool TryReserve(Demand demand)
    {
        ClusterNode? best = null;
        foreach (ClusterNode node in all.Sample(ReservationSample).Where(n => !n.Reserved && n.Account.CouldHold(demand)))
        {
            if (best is null || FreeShare(node.Account, demand) > FreeShare(best.Account, demand)) best = node;
        }

        if (best is null) return false;
        if (!reservations.TryGetValue(demand, out List<ClusterNode>? kept)) reservations[demand] = kept = [];
        kept.Add(best);
        best.Reserved = true;
        return true;
    }

    /// <summary>How many nodes are kept for a demand.</summary>
    public int ReservedFor(Demand demand) => reservations.TryGetValue(demand, out List<ClusterNode>? kept) ? kept.Count : 0;

    /// <summary>Nobody waits with the demand any more: its nodes are for all again.</summary>
    public void EndReservations(Demand demand)
    {
        if (!reservations.Remove(demand, out List<ClusterNode>? kept)) return;
        foreach (ClusterNode node in kept) node.Reserved = false;
    }

    /// <summary>The bundles of a group are there for use, all for the first time or some in the place of lost ones.</summary>
    public void SetGroup(GroupId group, ResourceAccount[] bundles) => groups[group] = bundles;

    /// <summary>The bundles of a group on a node are gone with it: what is to be placed there waits until there are others.</summary>
    public void LoseBundles(GroupId group, ulong node)
    {
        ResourceAccount[] bundles = groups[group];
        for (int i = 0; i < bundles.Length; i++)
        {
            if (bundles[i].Node == node) bundles[i] = bundles[i].ToLost();
        }
    }

    /// <summary>From now on nothing is placed in the group.</summary>
    public void RemoveGroup(GroupId group) => groups.Remove(group);

    // The smallest part of the demand that is free: what has to be waited for.
    private static double FreeShare(ResourceAccount account, Demand demand)
    {
        double least = 1;
        for (int i = 0; i < demand.Places.Length; i++) least = Math.Min(least, (double)account.FreeOf(demand.Places[i]) / demand.Units[i]);
        return least;
    }

    // What needs no GPU keeps off the nodes that have some, whatever they hold.
    private Decision? Near(Demand demand, ulong near)
        => near != 0 && nodes.TryGetValue(near, out ClusterNode? node) && !node.Reserved && (demand.GpuUnits > 0 || !node.HasGpus) && node.Account.Fits(demand)
            ? Decision.On(node.Account)
            : null;

    private Decision Anywhere(Demand demand, bool inTurn, ulong preferred)
    {
        if (reservations.Count > 0 && TakeReserved(demand) is { } kept) return Decision.On(kept.Account);
        if (all.Choose(demand, inTurn, nodes.GetValueOrDefault(preferred)) is { } node) return Decision.On(node.Account);
        return all.IsFeasible(demand) ? WaitFor(all.Members) : Decision.Never(Shortage.OnNodes(demand, AccountsOf(all)));
    }

    private ClusterNode? TakeReserved(Demand demand)
    {
        if (!reservations.TryGetValue(demand, out List<ClusterNode>? kept)) return null;
        int at = kept.FindIndex(n => n.Account.Fits(demand));
        if (at < 0) return null;
        ClusterNode node = kept[at];
        kept.RemoveAt(at);
        node.Reserved = false;
        return node;
    }

    private static ResourceAccount[] AccountsOf(NodeSet set) => [.. set.Members.Select(static n => n.Account)];

    private static Decision WaitFor(IReadOnlyList<ClusterNode> members) => Decision.Wait(members.Count == 1 ? members[0].Account : null);

    private Decision OnNode(Demand demand, PlacementRule rule, ulong preferred)
    {
        if (nodes.TryGetValue(rule.Node, out ClusterNode? node) && node.Account.CouldHold(demand))
            return !node.Reserved && node.Account.Fits(demand) ? Decision.On(node.Account) : Decision.Wait(node.Account);
        if (rule.Soft) return Anywhere(demand, inTurn: false, preferred);
        return Decision.Never(node is null ? Shortage.OfNode(rule.Node, nodes.Keys) : Shortage.OnNodes(demand, [node.Account], $"node {rule.Node:x}"));
    }

    private Decision OnLabel(Demand demand, PlacementRule rule)
    {
        NodeSet set = Labelled(rule.Key!, rule.Value!);
        if (set.Members.Count == 0) return Decision.Never(Shortage.OfLabel(rule.Key!, rule.Value!, nodes.Values));
        if (set.Choose(demand, inTurn: false, null) is { } chosen) return Decision.On(chosen.Account);
        if (set.IsFeasible(demand)) return WaitFor(set.Members);
        return Decision.Never(Shortage.OnNodes(demand, AccountsOf(set), $"node with the label {rule.Key}={rule.Value}"));
    }

    // An index of its own for each label that is asked for: nodes that have it may be few among many.
    private NodeSet Labelled(string key, string value)
    {
        if (labelled.TryGetValue((key, value), out NodeSet? set)) return set;
        set = new NodeSet(names, random);
        foreach (ClusterNode node in nodes.Values.Where(n => n.Labels.GetValueOrDefault(key) == value)) set.Add(node);
        return set.Members.Count == 0 ? set : labelled[(key, value)] = set;
    }

    private Decision InBundle(Demand demand, PlacementRule rule)
    {
        if (!groups.TryGetValue(rule.Group, out ResourceAccount[]? bundles))
            return Decision.Gone($"it must run in placement group {rule.Group}, which was removed (PlacementGroup.DisposeAsync, its creator's end, or the loss of a node whose bundles have no place on any other).");
        if (rule.Bundle >= bundles.Length) return Decision.Never(Shortage.OfBundle(rule.Group, rule.Bundle, bundles.Length));
        ResourceAccount[] allowed = rule.Bundle < 0 ? bundles : [bundles[rule.Bundle]];
        foreach (ResourceAccount bundle in allowed)
        {
            if (!bundle.IsLost && bundle.Fits(demand)) return Decision.On(bundle);
        }

        ResourceAccount? fitting = Array.Find(allowed, b => b.CouldHold(demand));
        return fitting is not null ? Decision.Wait(fitting) : Decision.Never(Shortage.InBundles(demand, allowed, rule.Group, rule.Bundle));
    }
}
