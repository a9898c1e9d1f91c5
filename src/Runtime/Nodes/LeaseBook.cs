using Remote.ControlPlane;
using Remote.Scheduling;

namespace Remote.Nodes;

/// <summary>
/// Who holds which worker, and who waits for one. Requests of workers go before the driver's: a task that waits for its own tasks is
/// finished before a new one is begun. Touched by the node's loop alone.
/// </summary>
internal sealed class LeaseBook(NodeResources resources, WorkerPool pool)
{
    private readonly Dictionary<ulong, Lease> leases = [];
    private readonly List<PendingLease> pending = [];
    private ulong lastLease;
    private string? noWorkers;

    public int PendingCount => pending.Count;

    public void OnRequest(NodeClient client, LeaseRequest request)
    {
        if (resources.WhyNever(request.Demand) is { } reason)
        {
            client.Send(new LeaseRefused(request.Request, reason));
            return;
        }

        if (noWorkers is not null && !pool.HasTaskWorkers)
        {
            client.Send(new LeaseRefused(request.Request, noWorkers, NoWorkers: true));
            return;
        }

        var asked = new PendingLease(request.Request, client, request.Demand);
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
        // A task that waits lends its CPUs; what else it has, a GPU or a custom resource, it may have begun to use.
        if (blocked) resources.Give(lease.Demand.CpuPart);
        else resources.Take(lease.Demand.CpuPart);
    }

    /// <summary>A worker or client is gone: its leases end, its requests are forgotten.</summary>
    public void OnProcessGone(ulong process)
    {
        pending.RemoveAll(p => p.Client.Number == process);
        foreach (Lease lease in leases.Values.Where(l => l.Worker.Number == process || l.Client.Number == process).ToArray()) End(lease);
    }

    /// <summary>
    /// Lends workers while there are resources, workers and requests. No request overtakes one that waits for the same resource: a
    /// large one would wait for as long as there are small ones.
    /// </summary>
    public void Grant()
    {
        var unserved = new List<ResourceVector>();
        var shortOf = new HashSet<string>();
        for (int i = 0; i < pending.Count;)
        {
            PendingLease request = pending[i];
            if (shortOf.Overlaps(request.Demand.Names) || !resources.TryTake(request.Demand))
            {
                shortOf.UnionWith(resources.Lacking(request.Demand));
                i++;
                continue;
            }

            if (pool.PickForTask() is not { } worker)
            {
                // Held until the end of the round: workers are started for what fits at once, not for all that wait.
                unserved.Add(request.Demand);
                i++;
                continue;
            }

            pending.RemoveAt(i);
            Lend(request, worker);
        }

        foreach (ResourceVector demand in unserved) resources.Give(demand);
        if (unserved.Count > 0) pool.GrowForTasks(unserved.Count);
    }

    /// <summary>Tells lease holders what is waited for, so that they share.</summary>
    public void AnnouncePending()
    {
        foreach (PendingLease request in pending.DistinctBy(p => (p.Client.Number, p.Demand))) Announce(request);
    }

    /// <summary>Asks lease holders for what an actor waits for, where leases hold it.</summary>
    public void AskFor(ResourceVector demand)
    {
        string[] lacking = [.. resources.Lacking(demand)];
        var holders = leases.Values.Where(l => !l.Blocked && l.Demand.Names.Intersect(lacking).Any()).Select(static l => l.Client).Distinct();
        foreach (NodeClient holder in holders) holder.Send(new LeaseWanted(Node.Number, demand));
    }

    /// <summary>No worker can be started any more: fails the requests that wait, and those to come, unless a worker is left for them.</summary>
    public void OnNoWorkers(string reason)
    {
        noWorkers = reason;
        if (pool.HasTaskWorkers) return;
        foreach (PendingLease request in pending) request.Client.Send(new LeaseRefused(request.Request, reason, NoWorkers: true));
        pending.Clear();
    }

    private void Lend(PendingLease request, NodeWorker worker)
    {
        var lease = new Lease(++lastLease, request.Client, request.Demand, worker);
        leases[lease.Id] = lease;
        worker.Leases.Add(lease);
        request.Client.Send(new LeaseGranted(request.Request, lease.Id, worker.Address!.Value, Contended: pending.Exists(p => p.Client != request.Client)));
    }

    private void End(Lease lease)
    {
        leases.Remove(lease.Id);
        lease.Worker.Leases.Remove(lease);
        resources.Give(lease.Blocked ? lease.Demand.OtherPart : lease.Demand);
    }

    private void Announce(PendingLease request)
    {
        foreach (NodeClient holder in leases.Values.Select(l => l.Client).Distinct()) holder.Send(new LeaseWanted(request.Client.Number, request.Demand));
    }
}
