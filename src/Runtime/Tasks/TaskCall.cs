using Remote.ControlPlane;
using Remote.Hosting;
using Remote.Messaging;
using Remote.Objects;
using Remote.Tasks.Lineage;
using Remote.Wire;

namespace Remote.Tasks;

/// <summary>A task that this process submitted, or runs once more because its result was lost.</summary>
internal sealed partial class TaskCall(TaskCallOptions options, CallMessage message, ObjectRef result, int firstAttempt, int retries) : Call(message, result)
{
    private readonly bool mayRepeat = retries != 0;
    private SchedulingClass place = options.Class;
    private int retriesLeft = retries;
    private int attempt = firstAttempt;

    public override string Name => options.Name;

    /// <summary>The lease it was sent under. Guarded by its scheduling class.</summary>
    public WorkerLease? Lease { get; set; }

    /// <summary>Its place among all sends of the class: which of a lost worker's tasks had begun. Guarded by the class.</summary>
    public ulong SentOrder { get; set; }

    /// <summary>What it is run from once more; null for a call that the program makes.</summary>
    public TaskRecipe? Recipe
    {
        get => MadeFrom as TaskRecipe;
        init => MadeFrom = value;
    }

    /// <summary>Whether the worker said that the task waits for a ref. Guarded by the class.</summary>
    public bool Waits { get; set; }

    /// <summary>Sends it; false where it has ended meanwhile.</summary>
    public bool TrySend(WorkerLease lease)
    {
        // The bytes are kept while the task may be run again.
        if (TrySetSent(lease.Peer, keep: true) is not { } bytes) return false;
        new TaskHead(Id, lease.Id, options.Method, attempt, lease.Gpus, retriesLeft != 0).WriteTo(bytes);
        lease.Peer.Send(bytes);
        if (CancelRequested) Cancel("its cancellation was requested");
        return true;
    }

    /// <summary>
    /// The worker is gone. A task that had begun uses up a retry, unless the worker was ended for a want of memory that others caused; one that
    /// had not begun is simply sent elsewhere.
    /// </summary>
    public void OnWorkerLost(ProcessDied death, bool begun, bool mayBeCause)
    {
        if (CancelRequested)
        {
            Fail(new TaskCancelledException($"{Name} was cancelled: its worker {death.Process:x} was ended."));
            return;
        }

        bool free = death.Memory is { } memory && !(memory.IsCause && mayBeCause);
        if (begun && (free ? !mayRepeat : retriesLeft == 0))
        {
            Fail(Crashed(death));
            return;
        }

        if (begun) UseRetry(free);
        if (!TrySetQueued()) return;
        if (begun && death.Memory is not null) QueueLater();
        else place.Enqueue(this, first: true);
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

    public override object Obstacle => State == CallState.Queued && !BacksOff ? place : this;

    public override ulong OpenRequest => State == CallState.Queued && !BacksOff ? place.OpenRequest : 0;

    protected override bool WasBegun => attempt > 0;

    protected override string WayOut => "CancelAsync(force: true) ends that worker";

    protected override PendingCallState QueuedState => PendingCallState.WaitsForWorker;

    protected override PendingCallState SentState => Waits ? PendingCallState.WaitsInside : PendingCallState.Sent;

    protected override long? QueueStuckSince => BacksOff ? null : Math.Max(Since, place.LastSent);

    protected override void OnReady()
    {
        if (Session.Places.AreMany) place = Session.Submitter.Near(place, Session.Places.NodeOfMost(Message.StoredArguments()));
        place.Enqueue(this, first: false);
    }

    protected override string DescribeQueued() => BacksOff ? DescribeBackOff() : place.Describe();

    protected override string DescribeSent() => Waits ? $"has begun on worker {Callee?.Process:x}, and its code waits there" : base.DescribeSent();

    protected override void OnEnded() => place.OnEnded(this);

    protected override LineageRecipe? MakeRecipe()
        => Recipe is null && (retriesLeft == 0 ? CallTemplate.Empty : Message.ToTemplate()) is { } arguments
            ? new TaskRecipe(options, arguments, attempt, retriesLeft)
            : null;

    protected override void OnNotBegun() => place.OnEnded(this);

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

        if (options.RetryOn is null || retriesLeft == 0 || CancelRequested || outcome.ToException() is not RemoteTaskException thrown || !Matches(thrown)) return false;
        UseRetry();
        if (!TrySetQueued()) return true;
        place.OnEnded(this);
        place.Enqueue(this, first: false);
        return true;
    }

    private bool Matches(RemoteTaskException thrown) => RetriedExceptions.Match(options.RetryOn!.Select(static type => type.FullName!), thrown);

    private WorkerCrashedException Crashed(ProcessDied death)
        => new(
            $"{Name} failed: the worker process {death.Process:x} that ran it {death.Reason}; it has been tried {attempt + 1} times in all. " +
            (death.Memory is null ? "See the worker's output above; raise MaxRetries if the cause is outside of the task." : "Who held what is in the inner exception."),
            death.Memory is { } memory ? new OutOfMemoryException(memory.Details) : null);

    private void UseRetry(bool free = false)
    {
        attempt++;
        if (retriesLeft > 0 && !free) retriesLeft--;
        Recipe?.OnRan(attempt, retriesLeft);
    }
}
