namespace Remote.Scheduling.Groups;

/// <summary>The bundles that are set aside on one node. Not thread-safe.</summary>
internal sealed class BundleLedger(Scheduler scheduler, ResourceAccount node) : IBundleHost
{
    private readonly Dictionary<GroupId, Dictionary<int, ResourceAccount>> prepared = [];
    private readonly Dictionary<GroupId, Dictionary<int, ResourceAccount>> used = [];

    public void Prepare(GroupId group, IReadOnlyList<(int Bundle, ResourceVector Demand)> bundles, Action<string?> answer)
    {
        var taken = new Dictionary<int, ResourceAccount>();
        foreach ((int bundle, ResourceVector vector) in bundles)
        {
            Demand demand = scheduler.Compile(vector);
            if (!node.Fits(demand))
            {
                Close(taken);
                answer($"node {node.Node:x} no longer has {vector} free");
                return;
            }

            taken[bundle] = node.SetAside(demand);
        }

        prepared.Add(group, taken);
        answer(null);
    }

    public void Commit(GroupId group)
    {
        if (!prepared.Remove(group, out Dictionary<int, ResourceAccount>? bundles)) return;
        // Others of the group may be here already: one that was lost elsewhere has come to them.
        if (!used.TryAdd(group, bundles)) foreach ((int bundle, ResourceAccount account) in bundles) used[group].Add(bundle, account);
    }

    public void GiveUp(GroupId group)
    {
        if (prepared.Remove(group, out Dictionary<int, ResourceAccount>? bundles)) Close(bundles);
    }

    public void Release(GroupId group)
    {
        GiveUp(group);
        if (used.Remove(group, out Dictionary<int, ResourceAccount>? bundles)) Close(bundles);
    }

    /// <summary>The group's bundles on this node that are in use, by number.</summary>
    public IReadOnlyDictionary<int, ResourceAccount> InUse(GroupId group)
        => used.GetValueOrDefault(group) ?? [];

    private static void Close(Dictionary<int, ResourceAccount> bundles)
    {
        foreach (ResourceAccount account in bundles.Values) account.Close();
    }
}
