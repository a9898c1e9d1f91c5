using Remote.ControlPlane;
using Remote.Scheduling;

namespace Remote.Nodes;

/// <summary>
/// Who holds which worker, and who waits for one. Requests of workers go before the driver's: a task that waits for its own tasks is
/// finished before a new one is begun. Touched by the node's loop alone.
/// </summary>
internal sealed partial class LeaseBook(Scheduler scheduler, WorkerPools pools, Func<IEnumerable<Claim>> claims)
{
    private readonly Dictionary<ulong, Lease> leases = [];
    private readonly List<PendingLease> pending = [];
    private ulong lastLease;
    private string? noWorkers;

    /// <summary>Called when a worker is about to be lent, before its holder knows.</summary>
    public Action<NodeWorker, Holding> OnLending { get; init; } = static (_, _) => { };

    public int PendingCount => pending.Count;

    public void OnRequest(NodeClient client, LeaseRequest request)
    {
        Demand demand = scheduler.Compile(request.Demand);
        Decision decision = scheduler.Foresee(demand, request.Placement);
        if (decision.Kind is DecisionKind.Infeasible or DecisionKind.GroupGone)
        {
            client.Send(new LeaseRefused(request.Request, decision.Reason!, GroupGone: decision.Kind == DecisionKind.GroupGone));
            return;
        }

        if (noWorkers is not null && !pools.HasTaskWorkers)
        {
            client.Send(new LeaseRefused(request.Request, noWorkers, NoWorkers: true));
            return;
        }

        var asked = new PendingLease(request.Request, client, demand, request.Placement, request.Near);
        int place = client.IsDriver ? pending.Count : pending.FindIndex(p => p.Client.IsDriver);
        pending.Insert(place < 0 ? pending.Count : place, asked);
        Grant();
        if (pending.Contains(asked)) Announce(asked);
    }

    public void OnCancelled(NodeClient client, ulong request) => pending.RemoveAll(p => p.Client == client && p.Request == request);

    /// <summary>A lease ends; what it held is free for <see cref="Grant"/>.</summary>
    public void OnReturned(ulong id)
    {
        if (leases.TryGetValue(id, out Lease? lease)) End(lease);
    }

    public void OnBlocked(ulong id, bool blocked)
    {
        if (!leases.TryGetValue(id, out Lease? lease) || lease.Blocked == blocked) return;
        lease.Blocked = blocked;
        lease.Holding.Account.LendCpus(lease.Holding, blocked);
    }

    /// <summary>A worker or client is gone: its leases end, its requests are forgotten.</summary>
    public void OnProcessGone(ulong process)
    {
        pending.RemoveAll(p => p.Client.Number == process);
        foreach (Lease lease in leases.Values.Where(l => l.Worker.Number == process || l.Client.Number == process).ToArray()) End(lease);
    }

    /// <summary>A group is removed: what waits for it is refused, what runs in it ends with its worker, unless that has work of others too.</summary>
    public void OnGroupRemoved(GroupId group, string reason)
    {
        foreach (PendingLease request in pending.Where(p => p.Placement?.Group == group).ToArray())
        {
            pending.Remove(request);
            request.Client.Send(new LeaseRefused(request.Request, reason, GroupGone: true));
        }

        foreach (Lease lease in leases.Values.Where(l => l.IsIn(group)).ToArray())
        {
            if (lease.Worker.Leases.TrueForAll(l => l.IsIn(group))) lease.Worker.End(reason);
            End(lease);
        }
    }

    /// <summary>
    /// Lends workers while there are resources, workers and requests. No request overtakes one that waits for the same resource: a
    /// large one would wait for as long as there are small ones.
    /// </summary>
    public void Grant()
    {
        if (pending.Count == 0) return;
        var unserved = new List<Holding>();
        var shortOf = new HashSet<(ResourceAccount, string)>();
        HashSet<(ResourceAccount, string)> claimed = Claimed();
        for (int i = 0; i < pending.Count;)
        {
            PendingLease request = pending[i];
            Decision decision = scheduler.Decide(request.Demand, request.Placement, request.Client.OnNode, request.Near);
            if (decision.Account is not { } account || decision.Kind != DecisionKind.Placed || Overlaps(shortOf, account, request)
                || (request.Client.IsDriver && Overlaps(claimed, account, request)))
            {
                if (WaitsFor(decision, request.Demand, request.Placement) is { } busy) shortOf.UnionWith(busy.Lacking(request.Demand).Select(name => (busy, name)));
                i++;
                continue;
            }

            Holding holding = account.Take(request.Demand);
            if (pools.Of(account.Node)?.PickForTask() is not { } worker)
            {
                // Held until the end of the round: workers are started for what fits at once, not for all that wait.
                unserved.Add(holding);
                i++;
                continue;
            }

            pending.RemoveAt(i);
            Lend(request, holding, worker);
        }

        foreach (Holding holding in unserved) holding.Account.Give(holding);
        foreach (IGrouping<ulong, Holding> here in unserved.GroupBy(static h => h.Account.Node)) pools.Of(here.Key)?.GrowForTasks(here.Count());
    }

    /// <summary>Tells lease holders what is waited for, so that they share.</summary>
    public void AnnouncePending()
    {
        foreach (PendingLease request in pending.DistinctBy(p => (p.Client.Number, p.Demand, p.Placement, p.Near))) Announce(request);
    }

    /// <summary>Asks lease holders for what something else waits for, where leases hold it.</summary>
    public void AskFor(Claim claim)
    {
        if (WaitsFor(scheduler.Foresee(claim.Demand, claim.Placement), claim.Demand, claim.Placement) is not { } account) return;
        string[] lacking = [.. account.Lacking(claim.Demand)];
        var holders = leases.Values.Where(l => !l.Blocked && l.Holding.Account == account && l.Holding.Demand.Vector.Names.Intersect(lacking).Any());
        foreach (NodeClient holder in holders.Select(static l => l.Client).Distinct())
            holder.Send(new LeaseWanted(Node.Number, claim.Demand.Vector, claim.Placement));
    }

    /// <summary>A node has left: what no other can ever hold is refused.</summary>
    public void OnNodeGone()
    {
        foreach (PendingLease request in pending.ToArray())
        {
            if (scheduler.Foresee(request.Demand, request.Placement) is not { Kind: DecisionKind.Infeasible, Reason: { } reason }) continue;
            pending.Remove(request);
            request.Client.Send(new LeaseRefused(request.Request, reason));
        }
    }

    /// <summary>No worker can be started any more: fails the requests that wait, and those to come, unless a worker is left for them.</summary>
    public void OnNoWorkers(string reason)
    {
        noWorkers = reason;
        if (pools.HasTaskWorkers) return;
        foreach (PendingLease request in pending) request.Client.Send(new LeaseRefused(request.Request, reason, NoWorkers: true));
        pending.Clear();
    }

    private static bool Overlaps(HashSet<(ResourceAccount, string)> shortOf, ResourceAccount account, PendingLease request)
        => shortOf.Count > 0 && Array.Exists(request.Demand.Vector.Names, name => shortOf.Contains((account, name)));

    // What actors and groups wait for and would have if all leases ended: the driver's new tasks leave it alone. Tasks of tasks do not, and
    // what other actors hold for ever stops nobody.
    private HashSet<(ResourceAccount, string)> Claimed()
    {
        var claimed = new HashSet<(ResourceAccount, string)>();
        foreach (Claim claim in claims())
        {
            if (WaitsFor(scheduler.Foresee(claim.Demand, claim.Placement), claim.Demand, claim.Placement) is not { } account) continue;
            string[] lacking = [.. account.Lacking(claim.Demand)];
            if (WouldFit(account, claim.Demand, lacking))
                claimed.UnionWith(lacking.Select(name => (account, name)));
        }

        return claimed;
    }

    // What something has to wait for. Where several nodes could hold it, the first on which it would fit if all leases there ended.
    private ResourceAccount? WaitsFor(Decision decision, Demand demand, PlacementRule? placement)
        => decision.Account ?? (decision.Kind == DecisionKind.Busy
            ? scheduler.Candidates(demand, placement).FirstOrDefault(a => WouldFit(a, demand, [.. a.Lacking(demand)]))
            : null);

    private bool WouldFit(ResourceAccount account, Demand demand, string[] lacking)
        => Array.TrueForAll(lacking, name => account.FreeOf(scheduler.PlaceOf(name)) + LeasedOf(account, name) >= demand.Vector[name]);

    private long LeasedOf(ResourceAccount account, string name)
        => leases.Values.Where(l => l.Holding.Account == account && !l.Blocked).Sum(l => l.Holding.Demand.Vector[name]);

    private void Lend(PendingLease request, Holding holding, NodeWorker worker)
    {
        var lease = new Lease(++lastLease, request.Client, holding, request.Placement, worker);
        leases[lease.Id] = lease;
        worker.Leases.Add(lease);
        OnLending(worker, holding);
        bool contended = pending.Exists(p => p.Client != request.Client);
        request.Client.Send(new LeaseGranted(request.Request, lease.Id, worker.Address!.Value, holding.Gpus, contended));
    }

    private void End(Lease lease)
    {
        leases.Remove(lease.Id);
        lease.Worker.Leases.Remove(lease);
        lease.Holding.Account.Give(lease.Holding);
    }

    private void Announce(PendingLease request)
    {
        foreach (NodeClient holder in leases.Values.Select(l => l.Client).Distinct())
            holder.Send(new LeaseWanted(request.Client.Number, request.Demand.Vector, request.Placement, request.Near));
    }
}
