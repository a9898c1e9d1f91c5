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

    /// <summary>What the groups that wait need, each as a sum of what it has not.</summary>
    public IEnumerable<Demand> Wanted => waiting.Select(g => planner.Sum([.. g.Unplaced]));

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
        Wait(entry);
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
            string[] names = [.. entry.Unplaced.SelectMany(static b => b.Vector.Names).Distinct()];
            if (claimed.Overlaps(names) || planner.Plan(entry.Bundles, entry.Strategy, entry.Nodes).Nodes is not { } nodes)
            {
                claimed.UnionWith(names);
                continue;
            }

            Commit(entry, nodes);
            if (entry.State == GroupState.Ready) placed.Add(entry);
        }

        return placed;
    }

    /// <summary>
    /// A node has left the scheduler: bundles that were there wait to be placed anew, before all that wait. The groups that have lost some, and
    /// those that wait and can never be placed any more: these are to be removed.
    /// </summary>
    public List<GroupLoss> OnNodeGone(ulong node)
    {
        List<GroupLoss> losses = [];
        foreach (GroupEntry entry in groups.Values)
        {
            int[] lost = [.. Enumerable.Range(0, entry.Nodes.Length).Where(i => entry.Nodes[i] == node)];
            if (lost.Length > 0) Lose(entry, node, lost);
            if (entry.State != GroupState.Waiting) continue;
            string? never = planner.Plan(entry.Bundles, entry.Strategy, entry.Nodes).Reason;
            if (lost.Length > 0 || never is not null) losses.Add(new GroupLoss(entry, lost, never));
        }

        return losses;
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

    private void Lose(GroupEntry entry, ulong node, int[] lost)
    {
        foreach (int bundle in lost) entry.Nodes[bundle] = 0;
        scheduler.LoseBundles(entry.Id, node);
        if (entry.State == GroupState.Ready) Wait(entry);
    }

    // What is used already goes before what is not.
    private void Wait(GroupEntry entry)
    {
        entry.State = GroupState.Waiting;
        int place = entry.IsInUse ? waiting.FindIndex(static g => !g.IsInUse) : -1;
        waiting.Insert(place < 0 ? waiting.Count : place, entry);
    }

    private void Commit(GroupEntry entry, ulong[] nodes)
    {
        waiting.Remove(entry);
        entry.State = GroupState.Placing;
        ulong[] added = [.. nodes.Select((node, bundle) => entry.Nodes[bundle] == 0 ? node : 0)];
        _ = new GroupTransaction(entry.Id, added, [.. entry.Bundles.Select(static b => b.Vector)], ledgerOf, refusal => OnEnded(entry, nodes, refusal));
    }

    private void OnEnded(GroupEntry entry, ulong[] nodes, string? refusal)
    {
        // A node had given away what the plan counted on: planned anew when something is given back.
        if (refusal is not null)
        {
            Wait(entry);
            return;
        }

        (entry.Nodes, entry.IsInUse, entry.State) = (nodes, true, GroupState.Ready);
        scheduler.SetGroup(entry.Id, [.. nodes.Select((node, bundle) => ledgerOf(node)!.InUse(entry.Id)[bundle])]);
    }
}
