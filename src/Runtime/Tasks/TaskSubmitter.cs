using System.Collections.Concurrent;
using Remote.ControlPlane;
using Remote.Hosting;
using Remote.Scheduling;

namespace Remote.Tasks;

/// <summary>The caller's side of tasks: one scheduling class per demand and place, and the leases of all.</summary>
internal sealed class TaskSubmitter : IDisposable
{
    /// <summary>How long an idle lease is kept for the next call (Ray: worker_lease_timeout_milliseconds, 500 ms).</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(500);

    private readonly Session session;
    private readonly ConcurrentDictionary<(ResourceVector Demand, PlacementRule? Placement, ulong Near), SchedulingClass> classes = new();
    private readonly ConcurrentDictionary<ulong, SchedulingClass> requests = new();
    private readonly ITimer lingerTimer;
    private ulong lastRequest;
    private int timerRuns;

    public TaskSubmitter(Session session)
    {
        this.session = session;
        lingerTimer = session.Time.CreateTimer(_ => ReturnIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public SchedulingClass ClassOf(ResourceVector demand, PlacementRule? placement)
        => ClassOf(demand, placement, near: 0);

    /// <summary>The class of the same tasks near the node that holds what they read. One for each node at most, so that a rule of the user's, which comes first, has one class.</summary>
    public SchedulingClass Near(SchedulingClass anywhere, ulong node) => anywhere.Placement is null && anywhere.Near != node ? ClassOf(anywhere.Demand, null, node) : anywhere;

    /// <summary>Asks the node for a worker; the class hears of the answer.</summary>
    public ulong Request(SchedulingClass schedulingClass)
    {
        ulong request = Interlocked.Increment(ref lastRequest);
        requests[request] = schedulingClass;
        session.Control.Send(new LeaseRequest(request, schedulingClass.Demand, schedulingClass.Placement, schedulingClass.Near));
        return request;
    }

    public void Withdraw(ulong request)
    {
        if (requests.TryRemove(request, out _)) session.Control.Send(new LeaseRequestCancelled(request));
    }

    public void OnGranted(LeaseGranted grant)
    {
        if (requests.TryRemove(grant.Request, out SchedulingClass? schedulingClass)) schedulingClass.OnGranted(grant);
        else session.Control.Send(new LeaseReturned(grant.Lease));
    }

    public void OnRefused(LeaseRefused refusal)
    {
        if (requests.TryRemove(refusal.Request, out SchedulingClass? schedulingClass)) schedulingClass.OnRefused(refusal);
    }

    /// <summary>Somebody else waits for a worker.</summary>
    public void OnLeaseWanted(LeaseWanted wanted)
    {
        foreach (SchedulingClass schedulingClass in classes.Values)
        {
            bool own = wanted.Process == session.Number && schedulingClass.Demand.Equals(wanted.Demand) && schedulingClass.Placement == wanted.Placement && schedulingClass.Near == wanted.Near;
            if (!own) schedulingClass.Share();
        }
    }

    /// <summary>A placement group was removed: what runs or waits in it fails, and its classes are not needed any more.</summary>
    public void OnGroupRemoved(GroupId group, string reason)
    {
        foreach (((ResourceVector, PlacementRule?, ulong) key, SchedulingClass schedulingClass) in classes)
        {
            if (schedulingClass.Placement?.Group != group) continue;
            classes.TryRemove(key, out _);
            schedulingClass.OnGroupRemoved(reason);
        }
    }

    /// <summary>The connection to a worker has ended. Its death is about to be reported; until then nothing more is sent there.</summary>
    public void OnUnreachable(ulong process)
    {
        foreach (SchedulingClass schedulingClass in classes.Values) schedulingClass.OnUnreachable(process);
    }

    public void OnProcessDied(ulong process, string reason)
    {
        foreach (SchedulingClass schedulingClass in classes.Values) schedulingClass.OnWorkerLost(process, reason);
    }

    /// <summary>A lease became idle: looks after a while whether it still is.</summary>
    public void WatchIdle()
    {
        if (Interlocked.Exchange(ref timerRuns, 1) == 0) lingerTimer.Change(Linger, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => lingerTimer.Dispose();

    private SchedulingClass ClassOf(ResourceVector demand, PlacementRule? placement, ulong near)
        => classes.GetOrAdd((demand, placement, near), static (c, s) => new SchedulingClass(s.session, s, c.Demand, c.Placement, c.Near), this);

    private void ReturnIdle()
    {
        Volatile.Write(ref timerRuns, 0);
        long before = Environment.TickCount64 - (long)Linger.TotalMilliseconds + 50;
        foreach (SchedulingClass schedulingClass in classes.Values) schedulingClass.ReturnIdle(before);
    }
}
