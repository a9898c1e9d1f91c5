namespace Remote.Scheduling.Groups;

/// <summary>
/// The placement groups of a cluster, and those that wait for room. A group does not overtake an earlier one that waits for the same
/// resources: a large one would wait for as long as there are small ones. Not thread-safe.
/// </summary>
/// <param name="scheduler">Where work is placed.</param>
/// <param name="ledgerOf">The bundles of a node; null where it is gone.</param>
internal sealed class GroupTable(Scheduler scheduler, Func<ulong, BundleLedger?> ledgerOf)
{
    private readonly Dictionary<GroupId, GroupEntry> groups = [];
    private readonly List<GroupEntry> waiting = [];
    private readonly GroupPlanner planner = new(scheduler);

    /// <summary>What the groups that wait need, each as a sum.</summary>
    public IEnumerable<Demand> Wanted => waiting.Select(g => planner.Sum(g.Bundles));

    public int WaitingCount => waiting.Count;

    public GroupEntry? Find(GroupId id) => groups.GetValueOrDefault(id);

    public IEnumerable<GroupEntry> All => groups.Values;

    /// <summary>A group begins: it is ready, or waits, or is infeasible and then not kept.</summary>
    public GroupEntry Create(GroupId id, IReadOnlyList<ResourceVector> bundles, PlacementStrategy strategy)
    {
        var entry = new GroupEntry(id, [.. bundles.Select(scheduler.Compile)], strategy);
        GroupPlan plan = planner.Plan(entry.Bundles, strategy);
        if (plan.Reason is { } reason)
        {
            (entry.State, entry.Reason) = (GroupState.Infeasible, reason);
            return entry;
        }

        groups.Add(id, entry);
        waiting.Add(entry);
        PlaceWaiting();
        return entry;
    }

    /// <summary>Something was given back: places the groups that fit now, oldest first. They are ready, where their nodes answer at once.</summary>
    public List<GroupEntry> PlaceWaiting()
    {
        List<GroupEntry> placed = [];
        var claimed = new HashSet<string>();
        foreach (GroupEntry entry in waiting.ToArray())
        {
            string[] names = [.. entry.Bundles.SelectMany(static b => b.Vector.Names).Distinct()];
            if (claimed.Overlaps(names) || planner.Plan(entry.Bundles, entry.Strategy).Nodes is not { } nodes)
            {
                claimed.UnionWith(names);
                continue;
            }

            Commit(entry, nodes);
            if (entry.State == GroupState.Ready) placed.Add(entry);
        }

        return placed;
    }

    /// <summary>A node has left the scheduler: the groups with a bundle there, and those that wait and cannot ever be placed any more; with the reason.</summary>
    public IEnumerable<(GroupEntry Group, string Reason)> FindLost(ulong node)
    {
        foreach (GroupEntry entry in groups.Values)
        {
            int bundle = Array.IndexOf(entry.Nodes, node);
            if (bundle >= 0) yield return (entry, $"its placement group {entry.Id} has lost bundle {bundle} with node {node:x}, which has left the cluster");
            else if (entry.State == GroupState.Waiting && planner.Plan(entry.Bundles, entry.Strategy).Reason is { } reason) yield return (entry, reason);
        }
    }

    /// <summary>From now on nothing is placed in the group. What is held of it is to be given back before <see cref="EndRemoval"/>.</summary>
    public void BeginRemoval(GroupEntry entry)
    {
        entry.State = GroupState.Removed;
        groups.Remove(entry.Id);
        waiting.Remove(entry);
        scheduler.RemoveGroup(entry.Id);
    }

    /// <summary>Its nodes have its resources again.</summary>
    public void EndRemoval(GroupEntry entry)
    {
        foreach (ulong node in entry.Nodes.Distinct()) ledgerOf(node)?.Release(entry.Id);
    }

    private void Commit(GroupEntry entry, ulong[] nodes)
    {
        waiting.Remove(entry);
        (entry.State, entry.Nodes) = (GroupState.Placing, nodes);
        _ = new GroupTransaction(entry.Id, nodes, [.. entry.Bundles.Select(static b => b.Vector)], ledgerOf, refusal => OnEnded(entry, refusal));
    }

    private void OnEnded(GroupEntry entry, string? refusal)
    {
        if (refusal is null)
        {
            ResourceAccount[] accounts = [.. entry.Nodes.Select((node, bundle) => ledgerOf(node)!.InUse(entry.Id)[bundle])];
            scheduler.AddGroup(entry.Id, accounts);
            entry.State = GroupState.Ready;
            return;
        }

        // A node had given away what the plan counted on: planned anew when something is given back.
        entry.State = GroupState.Waiting;
        waiting.Add(entry);
    }
}
