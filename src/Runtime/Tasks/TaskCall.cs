using Remote.ControlPlane;
using Remote.Hosting;
using Remote.Messaging;
using Remote.Objects;
using Remote.Wire;

namespace Remote.Tasks;

/// <summary>A task that this process submitted.</summary>
internal sealed class TaskCall(
    Session session, string name, ulong method, CallMessage message, ObjectRef result, SchedulingClass schedulingClass, int retries,
    IReadOnlyList<Type>? retryOn) : Call(session, name, message, result)
{
    private SchedulingClass place = schedulingClass;
    private int retriesLeft = retries;
    private int attempt;

    /// <summary>The lease it was sent under. Guarded by its scheduling class.</summary>
    public WorkerLease? Lease { get; set; }

    /// <summary>Its place among all sends of the class: which of a lost worker's tasks had begun. Guarded by the class.</summary>
    public ulong SentOrder { get; set; }

    /// <summary>Whether the worker said that the task waits for a ref. Guarded by the class.</summary>
    public bool Waits { get; set; }

    /// <summary>Sends it; false where it has ended meanwhile.</summary>
    public bool TrySend(WorkerLease lease)
    {
        if (!TrySetSent(lease.Peer)) return false;
        // The bytes are kept while the task may be run again.
        MessageBuffer? bytes = Message.Take(keep: true);
        if (bytes is null) return false;
        new TaskHead(Id, lease.Id, method, attempt, lease.Gpus).WriteTo(bytes);
        lease.Peer.Send(bytes);
        if (CancelRequested) Cancel("its cancellation was requested");
        return true;
    }

    /// <summary>The worker is gone. A task that had begun uses up a retry; one that had not is simply sent elsewhere.</summary>
    public void OnWorkerLost(ulong worker, string reason, bool begun)
    {
        if (CancelRequested)
        {
            Fail(new TaskCancelledException($"{Name} was cancelled: its worker {worker:x} was ended."));
            return;
        }

        if (begun && retriesLeft == 0)
        {
            Fail(new WorkerCrashedException(
                $"{Name} failed: the worker process {worker:x} that ran it {reason}; it has been tried {attempt + 1} times in all. " +
                "See the worker's output above; raise MaxRetries if the cause is outside of the task."));
            return;
        }

        if (begun) UseRetry();
        if (TrySetQueued()) place.Enqueue(this, first: true);
    }

    /// <summary>Its placement group was removed: fails, and tells the worker that nobody wants it any more.</summary>
    public void OnGroupRemoved(string reason)
    {
        IPeer? worker = Callee;
        Fail(new PlacementGroupRemovedException($"{Name} cannot run: {reason}"));
        if (worker is not null) SendCancel(worker);
    }

    public override void OnRan(uint microseconds) => place.OnRan(microseconds);

    public void OnWaits(bool waits) => place.OnWaits(this, waits);

    public override object Obstacle => State == CallState.Queued ? place : this;

    public override ulong OpenRequest => State == CallState.Queued ? place.OpenRequest : 0;

    protected override bool WasBegun => attempt > 0;

    protected override string WayOut => "CancelAsync(force: true) ends that worker";

    protected override PendingCallState QueuedState => PendingCallState.WaitsForWorker;

    protected override PendingCallState SentState => Waits ? PendingCallState.WaitsInside : PendingCallState.Sent;

    protected override long? QueueStuckSince => Math.Max(Since, place.LastSent);

    protected override void OnReady()
    {
        if (Session.Places.AreMany) place = Session.Submitter.Near(place, Session.Places.NodeOfMost(Message.StoredArguments()));
        place.Enqueue(this, first: false);
    }

    protected override string DescribeQueued() => place.Describe();

    protected override string DescribeSent() => Waits ? $"has begun on worker {Callee?.Process:x}, and its code waits there" : base.DescribeSent();

    protected override void OnEnded() => place.OnEnded(this);

    protected override void EndCallee()
    {
        if (Callee is { } worker) Session.Control.Send(new KillProcess(worker.Process, $"{Name} was cancelled by force and did not answer"));
    }

    protected override bool ShouldRetry(Outcome outcome)
    {
        if (outcome.Kind == OutcomeKind.HandedBack)
        {
            if (CancelRequested) Fail(new TaskCancelledException($"{Name} was cancelled before it ran."));
            else if (TrySetQueued()) place.OnHandedBack(this);
            return true;
        }

        if (retryOn is null || retriesLeft == 0 || CancelRequested || outcome.ToException() is not RemoteTaskException thrown || !Matches(thrown)) return false;
        UseRetry();
        if (!TrySetQueued()) return true;
        place.OnEnded(this);
        place.Enqueue(this, first: false);
        return true;
    }

    private bool Matches(RemoteTaskException thrown) => RetriedExceptions.Match(retryOn!.Select(static type => type.FullName!), thrown);

    private void UseRetry()
    {
        attempt++;
        if (retriesLeft > 0) retriesLeft--;
    }
}
