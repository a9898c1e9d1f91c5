namespace Remote.Scheduling.Groups;

/// <summary>The bundles that are set aside on one node. Not thread-safe.</summary>
internal sealed class BundleLedger(Scheduler scheduler, ResourceAccount node) : IBundleHost
{
    private readonly Dictionary<GroupId, SortedDictionary<int, ResourceAccount>> groups = [];
    private readonly HashSet<GroupId> committed = [];

    public void Prepare(GroupId group, IReadOnlyList<(int Bundle, ResourceVector Demand)> bundles, Action<string?> answer)
    {
        var taken = new SortedDictionary<int, ResourceAccount>();
        foreach ((int bundle, ResourceVector vector) in bundles)
        {
            Demand demand = scheduler.Compile(vector);
            if (!node.Fits(demand))
            {
                foreach (ResourceAccount account in taken.Values) account.Close();
                answer($"node {node.Node:x} no longer has {vector} free");
                return;
            }

            taken[bundle] = node.SetAside(demand);
        }

        groups.Add(group, taken);
        answer(null);
    }

    public void Commit(GroupId group) => committed.Add(group);

    public void Release(GroupId group)
    {
        committed.Remove(group);
        if (!groups.Remove(group, out SortedDictionary<int, ResourceAccount>? bundles)) return;
        foreach (ResourceAccount account in bundles.Values) account.Close();
    }

    /// <summary>The group's bundles on this node that are in use, by number.</summary>
    public IReadOnlyDictionary<int, ResourceAccount> InUse(GroupId group)
        => committed.Contains(group) ? groups[group] : new Dictionary<int, ResourceAccount>();
}
