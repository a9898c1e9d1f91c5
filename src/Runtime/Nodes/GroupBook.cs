using System.Globalization;
using Microsoft.Extensions.Logging;
using Remote.ControlPlane;
using Remote.Diagnostics;
using Remote.Scheduling;
using Remote.Scheduling.Groups;

namespace Remote.Nodes;

/// <summary>The node's placement groups: who asked for them, their names, and their removal. Touched by the node's loop alone.</summary>
internal sealed class GroupBook
{
    private readonly Dictionary<GroupId, (NodeClient Creator, CreateGroup Request)> requests = [];
    private readonly Dictionary<ulong, BundleLedger> ledgers = [];
    private readonly HashSet<GroupId> incomplete = [];
    private readonly Scheduler scheduler;
    private readonly Action<GroupId, string> evict;
    private readonly Action<ControlMessage> tellAll;
    private readonly ILogger logger;
    private readonly GroupTable table;

    /// <param name="scheduler">Where work is placed.</param>
    /// <param name="evict">Ends what runs or waits in a group.</param>
    /// <param name="tellAll">Tells every process.</param>
    /// <param name="logger">Hears of bundles that are lost, and placed anew.</param>
    public GroupBook(Scheduler scheduler, Action<GroupId, string> evict, Action<ControlMessage> tellAll, ILogger logger)
    {
        this.scheduler = scheduler;
        this.evict = evict;
        this.tellAll = tellAll;
        this.logger = logger;
        table = new GroupTable(scheduler, ledgers.GetValueOrDefault);
    }

    public int WaitingCount => table.WaitingCount;

    /// <summary>What the groups that wait need, each as a whole.</summary>
    public IEnumerable<Claim> Wanted => table.Wanted.Select(static sum => new Claim(sum, null));

    /// <summary>A node has joined: bundles may be set aside there.</summary>
    public void OnNodeJoined(ResourceAccount node) => ledgers.Add(node.Node, new BundleLedger(scheduler, node));

    /// <summary>A node has left: bundles there are placed anew, by <see cref="PlaceWaiting"/>. Groups for which no other node could ever have room are removed.</summary>
    public void OnNodeGone(ulong node)
    {
        ledgers.Remove(node);
        foreach (GroupLoss loss in table.OnNodeGone(node)) OnLoss(loss, node);
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
        client.Send(new GroupFound(find.Request, named is not null && table.Find(named.Id) is { IsInUse: true } ? named : null));
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
        foreach (GroupEntry entry in table.PlaceWaiting())
        {
            if (incomplete.Remove(entry.Id)) Log.BundlesPlacedAgain(logger, entry.Id.ToString(), string.Join(", ", entry.Nodes.Distinct().Select(static n => n.ToString("x", CultureInfo.InvariantCulture))));
            else Tell(entry);
        }
    }

    private void OnLoss(GroupLoss loss, ulong node)
    {
        GroupId id = loss.Group.Id;
        if (loss.Never is not { } never)
        {
            incomplete.Add(id);
            Log.BundlesLost(logger, id.ToString(), loss.Which, node);
            return;
        }

        string reason = loss.Bundles.Length == 0 ? never : $"its placement group {id} has lost {loss.Which} with node {node:x}, which has left the cluster, and cannot be placed anew: {never}";
        Remove(id, reason);
    }

    private CreateGroup? Named(string name) => requests.Values.Select(static r => r.Request).FirstOrDefault(r => r.Name == name);

    private void Tell(GroupEntry entry) => requests[entry.Id].Creator.Send(new GroupChanged(entry.Id, GroupOutcome.Ready, ""));

    // First nothing is placed in it any more, then what is in it ends, then its resources are the node's again.
    private void Remove(GroupId id, string reason)
    {
        GroupEntry entry = table.Find(id)!;
        table.BeginRemoval(entry);
        requests.Remove(id);
        incomplete.Remove(id);
        evict(id, reason);
        table.EndRemoval(entry);
        tellAll(new GroupChanged(id, GroupOutcome.Removed, reason));
    }
}
