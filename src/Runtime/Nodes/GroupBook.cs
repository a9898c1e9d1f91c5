using Remote.ControlPlane;
using Remote.Scheduling;
using Remote.Scheduling.Groups;

namespace Remote.Nodes;

/// <summary>The node's placement groups: who asked for them, their names, and their removal. Touched by the node's loop alone.</summary>
internal sealed class GroupBook
{
    private readonly Dictionary<GroupId, (NodeClient Creator, CreateGroup Request)> requests = [];
    private readonly Dictionary<ulong, BundleLedger> ledgers = [];
    private readonly Scheduler scheduler;
    private readonly Action<GroupId, string> evict;
    private readonly Action<ControlMessage> tellAll;
    private readonly GroupTable table;

    /// <param name="scheduler">Where work is placed.</param>
    /// <param name="evict">Ends what runs or waits in a group.</param>
    /// <param name="tellAll">Tells every process.</param>
    public GroupBook(Scheduler scheduler, Action<GroupId, string> evict, Action<ControlMessage> tellAll)
    {
        this.scheduler = scheduler;
        this.evict = evict;
        this.tellAll = tellAll;
        table = new GroupTable(scheduler, ledgers.GetValueOrDefault);
    }

    /// <summary>What the groups that wait need, each as a whole.</summary>
    public IEnumerable<Claim> Wanted => table.Wanted.Select(static sum => new Claim(sum, null));

    /// <summary>A node has joined: bundles may be set aside there.</summary>
    public void OnNodeJoined(ResourceAccount node) => ledgers.Add(node.Node, new BundleLedger(scheduler, node));

    /// <summary>A node has left: groups with a bundle there are removed, and so are those that wait and now never fit.</summary>
    public void OnNodeGone(ulong node)
    {
        ledgers.Remove(node);
        foreach ((GroupEntry entry, string reason) in table.FindLost(node).ToArray()) Remove(entry.Id, reason);
    }

    public void OnCreate(NodeClient client, CreateGroup create)
    {
        if (create.Name is { } name && Named(name) is { } present)
        {
            client.Send(new GroupChanged(
                create.Id, GroupOutcome.NameTaken, $"The name '{name}' is taken by placement group {present.Id}. Choose another, or find that one with PlacementGroup.GetAsync."));
            return;
        }

        GroupEntry entry = table.Create(create.Id, create.Bundles, create.Strategy);
        if (entry.State == GroupState.Infeasible)
        {
            client.Send(new GroupChanged(create.Id, GroupOutcome.Infeasible, entry.Reason));
            return;
        }

        requests[create.Id] = (client, create);
        if (entry.State == GroupState.Ready) Tell(entry);
    }

    public void OnFind(NodeClient client, FindGroup find)
    {
        CreateGroup? named = Named(find.Name);
        client.Send(new GroupFound(find.Request, named is not null && table.Find(named.Id)?.State == GroupState.Ready ? named : null));
    }

    /// <summary>A group is removed, or was before: answered either way.</summary>
    public void OnRemove(NodeClient client, GroupId id)
    {
        if (table.Find(id) is null) client.Send(new GroupChanged(id, GroupOutcome.Removed, "it was removed before."));
        else Remove(id, "its placement group was removed (PlacementGroup.DisposeAsync)");
    }

    /// <summary>Whether a group would end with the process.</summary>
    public bool HasCreation(ulong process) => requests.Keys.Any(id => id.Creator == process);

    /// <summary>A process is gone, and with it the groups that it created.</summary>
    public void OnProcessGone(ulong process, string reason)
    {
        foreach (GroupId id in requests.Keys.Where(id => id.Creator == process).ToArray())
            Remove(id, $"its placement group {id} ended with the process that created it, which {reason}");
    }

    /// <summary>Something was given back: groups that fit now are ready.</summary>
    public void PlaceWaiting()
    {
        if (table.WaitingCount == 0) return;
        foreach (GroupEntry entry in table.PlaceWaiting()) Tell(entry);
    }

    private CreateGroup? Named(string name) => requests.Values.Select(static r => r.Request).FirstOrDefault(r => r.Name == name);

    private void Tell(GroupEntry entry) => requests[entry.Id].Creator.Send(new GroupChanged(entry.Id, GroupOutcome.Ready, ""));

    // First nothing is placed in it any more, then what is in it ends, then its resources are the node's again.
    private void Remove(GroupId id, string reason)
    {
        GroupEntry entry = table.Find(id)!;
        table.BeginRemoval(entry);
        requests.Remove(id);
        evict(id, reason);
        table.EndRemoval(entry);
        tellAll(new GroupChanged(id, GroupOutcome.Removed, reason));
    }
}
