using Remote.ControlPlane;

namespace Remote.Tasks;

/// <summary>What becomes of tasks whose place or worker is gone.</summary>
internal sealed partial class SchedulingClass
{
    public void OnRefused(LeaseRefused refusal)
    {
        foreach (TaskCall call in TakeQueued(refusal.Request))
        {
            string why = $"{call.Name} cannot run: {refusal.Reason}";
            call.Fail(
                refusal.NoWorkers ? new WorkerStartException(why)
                : refusal.GroupGone ? new PlacementGroupRemovedException(why)
                : new InfeasibleResourcesException(why));
        }
    }

    /// <summary>Its placement group was removed; the node has ended the leases already.</summary>
    public void OnGroupRemoved(string reason)
    {
        WorkerLease[] ended;
        lock (gate)
        {
            ended = [.. leases];
            leases.Clear();
        }

        TaskCall[] sent = [.. session.Calls.Snapshot().OfType<TaskCall>().Where(c => c.Lease is { } l && ended.Contains(l))];
        foreach (TaskCall call in TakeQueued(answered: 0).Concat(sent)) call.OnGroupRemoved(reason);
    }

    public void OnUnreachable(ulong process)
    {
        lock (gate)
        {
            foreach (WorkerLease lease in leases.Where(l => l.Peer.Process == process)) lease.Unreachable = true;
            AskForWorkers();
        }
    }

    public void OnWorkerLost(ProcessDied death)
    {
        WorkerLease[] lost;
        lock (gate)
        {
            lost = [.. leases.Where(l => l.Peer.Process == death.Process)];
            leases.RemoveAll(l => l.Peer.Process == death.Process);
        }

        if (lost.Length == 0) return;
        List<TaskCall> calls = [.. session.Calls.Snapshot().OfType<TaskCall>().Where(c => c.Lease is { } l && lost.Contains(l))];
        // Answered in the order sent: the oldest runs, those that wait had begun, the others had not.
        TaskCall? oldest = calls.Where(c => !c.Waits).MinBy(c => c.SentOrder);
        foreach (TaskCall call in calls.OrderByDescending(c => c.SentOrder))
        {
            bool begun = call.Waits || call == oldest;
            lock (gate)
            {
                call.Lease = null;
                call.Waits = false;
            }

            // Where none ran, memory was held by those that waited.
            call.OnWorkerLost(death, begun, mayBeCause: oldest is null || call == oldest);
        }

        lock (gate) Pump();
    }

    // Takes what waits, and the requests for it back.
    private TaskCall[] TakeQueued(ulong answered)
    {
        lock (gate)
        {
            requests.Remove(answered);
            foreach (ulong request in requests) submitter.Withdraw(request);
            requests.Clear();
            return queue.TakeAll();
        }
    }
}
