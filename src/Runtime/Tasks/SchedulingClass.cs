using Remote.ControlPlane;
using Remote.Hosting;
using Remote.Scheduling;

namespace Remote.Tasks;

/// <summary>
/// Tasks of one demand and place: their queue, the leases held for them, and how far ahead of its answers a worker is fed. Short tasks are sent
/// many at a time, so that a round trip is shared; long ones one by one, so that none waits behind another while a worker is idle.
/// </summary>
internal sealed partial class SchedulingClass(Session session, TaskSubmitter submitter, ResourceVector demand, PlacementRule? placement, ulong near)
{
    /// <summary>Lease requests open at once: more than the workers of a machine would only queue at the node.</summary>
    private const int MaxRequests = 16;

    private readonly Lock gate = new();
    private readonly Deque<TaskCall> queue = new();
    private readonly List<WorkerLease> leases = [];
    private readonly List<ulong> requests = [];
    private readonly PipelineDepth depth = new();
    private ulong sent;
    private long lastSent;

    public ResourceVector Demand { get; } = demand;

    public PlacementRule? Placement { get; } = placement;

    /// <summary>The node that holds most of what its tasks read; 0 for any.</summary>
    public ulong Near { get; } = near;

    /// <summary>When a task of it left last, as the session's clock counts; 0 for never.</summary>
    public long LastSent => Volatile.Read(ref lastSent);

    /// <summary>A request for a worker that the node has not answered; 0 for none.</summary>
    public ulong OpenRequest
    {
        get
        {
            lock (gate) return requests.Count > 0 ? requests[0] : 0;
        }
    }

    public void Enqueue(TaskCall call, bool first)
    {
        lock (gate)
        {
            if (first) queue.AddFirst(call);
            else queue.AddLast(call);
            Pump();
        }
    }

    /// <summary>A task has its answer, or ended otherwise: its worker has room.</summary>
    public void OnEnded(TaskCall call)
    {
        lock (gate)
        {
            if (call.Lease is not { } lease)
            {
                DropEnded();
                return;
            }

            call.Lease = null;
            call.Waits = false;
            lease.InFlight--;
            Pump();
            Settle(lease);
        }
    }

    /// <summary>
    /// A worker did not get to a task in good time and hands it back. One that runs nothing of ours is busy with what is not ours to
    /// wait for: it is given back, or the same task would go to it again and again.
    /// </summary>
    public void OnHandedBack(TaskCall call)
    {
        lock (gate)
        {
            depth.Reset();
            queue.AddFirst(call);
            if (call.Lease is { } lease)
            {
                call.Lease = null;
                call.Waits = false;
                if (--lease.InFlight == 0) Return(lease);
            }

            Pump();
        }
    }

    /// <summary>The mean run time of the class, as workers report it.</summary>
    public void OnRan(uint microseconds) => depth.Add(microseconds);

    public void OnWaits(TaskCall call, bool waits)
    {
        lock (gate) call.Waits = waits;
    }

    public void OnGranted(LeaseGranted grant)
    {
        lock (gate)
        {
            requests.Remove(grant.Request);
            var lease = new WorkerLease(grant.Lease, session.PeerFor(grant.Worker), grant.Gpus) { Contended = grant.Contended };
            leases.Add(lease);
            Pump();
            Settle(lease);
        }
    }

    /// <summary>Gives idle leases back, and one that is in use as soon as it is free, if there is more than one or others wait too.</summary>
    public void Share()
    {
        lock (gate)
        {
            ReturnIdleUnderLock(long.MaxValue);
            foreach (WorkerLease lease in leases) lease.Contended = true;
            if (leases.Find(static l => !l.Closing) is { } busy) busy.Closing = true;
        }
    }

    /// <summary>Gives back leases that have been idle since before <paramref name="before"/>.</summary>
    public void ReturnIdle(long before)
    {
        lock (gate)
        {
            ReturnIdleUnderLock(before);
            if (leases.Exists(static l => l.InFlight == 0)) submitter.WatchIdle();
        }
    }

    public string Describe()
    {
        lock (gate)
        {
            return $"waits for a worker with {Demand}{(Placement is null ? "" : $" {Placement}")} ({queue.Count} queued, {leases.Count} workers held, {requests.Count} asked for)";
        }
    }

    // Calls that were cancelled in the queue: when all were, no worker is wanted any more.
    private void DropEnded()
    {
        while (queue.PeekFirst() is { HasEnded: true }) queue.TryTakeFirst(out _);
        AskForWorkers();
    }

    private void Pump()
    {
        while (queue.Count > 0 && PickLease() is { } lease)
        {
            if (!queue.TryTakeFirst(out TaskCall? call)) break;
            call.Lease = lease;
            call.SentOrder = ++sent;
            if (call.TrySend(lease)) lease.InFlight++;
            else call.Lease = null;
            lastSent = call.Since;
        }

        AskForWorkers();
    }

    // The least loaded lease; a busy one only while its pipeline is not full. A task that waits gives its CPU to the next one there, but
    // keeps a GPU or a custom resource: the next one must not have the same.
    private WorkerLease? PickLease()
    {
        WorkerLease? best = null;
        foreach (WorkerLease lease in leases)
        {
            if (lease is { Closing: false, Unreachable: false } && (best is null || lease.InFlight < best.InFlight)) best = lease;
        }

        if (best is null || best.InFlight == 0) return best;
        return Demand.IsOfCpusOnly && best.InFlight < depth.Current ? best : null;
    }

    private void AskForWorkers()
    {
        int wanted = Math.Min(queue.Count, MaxRequests);
        while (requests.Count < wanted) requests.Add(submitter.Request(this));
        while (requests.Count > wanted)
        {
            submitter.Withdraw(requests[^1]);
            requests.RemoveAt(requests.Count - 1);
        }
    }

    private void Settle(WorkerLease lease)
    {
        if (lease.InFlight > 0) return;
        lease.IdleSince = Environment.TickCount64;
        if (lease.Closing || lease.Contended) Return(lease);
        else submitter.WatchIdle();
    }

    private void ReturnIdleUnderLock(long before)
    {
        for (int i = leases.Count - 1; i >= 0; i--)
        {
            if (leases[i] is { InFlight: 0 } idle && idle.IdleSince <= before) Return(idle);
        }
    }

    private void Return(WorkerLease lease)
    {
        if (lease.Unreachable || !leases.Remove(lease)) return;
        session.Control.Send(new LeaseReturned(lease.Id));
        AskForWorkers();
    }
}
