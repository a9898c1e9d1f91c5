using Remote.Hosting;
using Remote.Messaging;
using Remote.Objects;
using Remote.Wire;

namespace Remote.Tasks;

/// <summary>
/// A call that this process made and that has not ended: its message, the refs it keeps alive, and where it stands. State changes
/// under a lock on the call; the ref is completed outside of it.
/// </summary>
internal abstract class Call : ICancellableCall
{
    private static readonly TimeSpan ForceAfter = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration registration;
    private ITimer? timer;
    private long since = Environment.TickCount64;

    protected Call(Session session, string name, CallMessage message, ObjectRef result)
    {
        Session = session;
        Name = name;
        Message = message;
        Result = result;
        Id = session.Calls.Add(this);
        result.Call = this;
    }

    public ulong Id { get; }

    public string Name { get; }

    public ObjectRef Result { get; }

    /// <summary>What receives items, where the call yields them.</summary>
    public IStreamSink? Stream { get; init; }

    public CallState State { get; private set; }

    /// <summary>Who runs the call, once sent.</summary>
    public IPeer? Callee { get; private set; }

    public bool CancelRequested { get; private set; }

    protected Session Session { get; }

    protected CallMessage Message { get; }

    /// <summary>Watches the token and the clock, waits for arguments that are refs, then makes the call ready.</summary>
    public void Start(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
            registration = cancellationToken.UnsafeRegister(static call => ((Call)call!).Cancel("its token was cancelled"), this);
        if (Timeouts.Bounded(timeout) is { } limit)
            timer = Session.Time.CreateTimer(static call => ((Call)call!).OnTimeout(), this, limit, Timeout.InfiniteTimeSpan);
        if (Message.HasReferences) new ArgumentWaiter(this, Message).Start();
        else ArgumentsArrived();
        // The session's end fails the calls that it finds: one that was made meanwhile, or comes later, would wait for ever.
        if (Session.IsClosed) Fail(new ObjectDisposedException(nameof(Cluster), $"{Name} cannot run: the cluster that it belongs to was stopped."));
    }

    /// <summary>The values of arguments that were refs are here: the message can be sent.</summary>
    public void ArgumentsArrived()
    {
        try
        {
            Message.Seal(Session);
        }
        catch (Exception e)
        {
            Fail(e);
            return;
        }

        if (TryMove(CallState.WaitingForArguments, CallState.Queued)) OnReady();
    }

    /// <summary>Notes that the message goes to a callee; false where the call has ended meanwhile.</summary>
    public bool TrySetSent(IPeer callee)
    {
        lock (this)
        {
            if (State != CallState.Queued) return false;
            State = CallState.Sent;
            Callee = callee;
            since = Environment.TickCount64;
            return true;
        }
    }

    /// <summary>Back to the queue after its callee was lost or handed it back; false where the call has ended.</summary>
    public bool TrySetQueued()
    {
        lock (this)
        {
            if (State != CallState.Sent) return false;
            State = CallState.Queued;
            Callee = null;
            since = Environment.TickCount64;
            return true;
        }
    }

    /// <summary>The callee's answer.</summary>
    public void OnReply(IPeer from, Outcome outcome)
    {
        if (outcome.Kind is OutcomeKind.Value or OutcomeKind.Void or OutcomeKind.Cancelled || !ShouldRetry(outcome)) End(from, outcome);
    }

    /// <summary>The callee's report of how long the call ran.</summary>
    public virtual void OnRan(uint microseconds)
    {
    }

    public void Fail(Exception error)
    {
        if (TryEnd()) Result.TryFail(error);
        OnEnded();
    }

    public async Task CancelAsync(bool force)
    {
        Cancel("CancelAsync was called");
        if (!force) return;
        try
        {
            await ended.Task.WaitAsync(ForceAfter, Session.Time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            EndCallee();
            await ended.Task.ConfigureAwait(false);
        }
    }

    public string Describe()
    {
        double seconds = (Environment.TickCount64 - Volatile.Read(ref since)) / 1000.0;
        string where = State switch
        {
            CallState.WaitingForArguments => "waits for arguments that are refs",
            CallState.Queued => DescribeQueued(),
            CallState.Sent => $"runs, or waits to run, on worker {Callee?.Process:x}",
            _ => "has ended",
        };
        return $"{Name} {where}, since {seconds:0.0} s";
    }

    protected abstract void OnReady();

    protected abstract string DescribeQueued();

    /// <summary>Whether an outcome that is a failure leads to another try; then the call is queued again by this method.</summary>
    protected abstract bool ShouldRetry(Outcome outcome);

    /// <summary>Ends the process that runs the call: it does not answer.</summary>
    protected abstract void EndCallee();

    /// <summary>The call is no longer counted anywhere. May be called twice.</summary>
    protected virtual void OnEnded()
    {
    }

    /// <summary>The call has ended here, without a result.</summary>
    protected void Complete()
    {
        if (TryEnd()) Result.TryComplete([], null);
    }

    protected void Cancel(string why)
    {
        if (!TryEndUnsent(out IPeer? callee))
        {
            if (callee is not null) SendCancel(callee);
            return;
        }

        Result.TryFail(new TaskCancelledException($"{Name} was cancelled before it ran: {why}."));
        OnEnded();
    }

    private void End(IPeer from, Outcome outcome)
    {
        object[]? contained = null;
        if (TryEnd()) contained = Complete(outcome);
        OnEnded();
        if (contained is not null) _ = TellTakenAsync(from, contained);
    }

    // The refs in the result, or in the items of a stream. A result that cannot be read must not leave its ref waiting.
    private object[]? Complete(Outcome outcome)
    {
        try
        {
            return outcome.Complete(Session, Result, lender: null) ?? Stream?.Claims;
        }
        catch (Exception e)
        {
            Result.TryFail(new RemoteException($"The result of {Name} could not be read: {e.Message}", e));
            return null;
        }
    }

    // The callee holds the refs of its result until we are known to their owners.
    private async Task TellTakenAsync(IPeer callee, object[] contained)
    {
        await RefList.AnnouncedAsync(contained).ConfigureAwait(false);
        callee.Send(CallReply.Taken(Id));
    }

    private void OnTimeout()
    {
        string state = Describe();
        bool ended = TryEndUnsent(out IPeer? callee);
        if (!ended && callee is null) return;
        Result.TryFail(new ObjectRefTimeoutException($"{Name} did not end within its Timeout: {state}. Its cancellation was requested."));
        if (ended)
        {
            OnEnded();
            return;
        }

        // The callee is busy until it answers, so the call lives on without its ref: nothing else is sent there meanwhile, and it can be ended by force.
        Result.Call = this;
        SendCancel(callee!);
    }

    protected void SendCancel(IPeer callee)
    {
        MessageBuffer message = MessageBuffer.Rent();
        message.WriteUnmanaged(MessageKind.Cancel);
        message.WriteUnmanaged(Id);
        callee.Send(message);
    }

    private bool TryMove(CallState from, CallState to)
    {
        lock (this)
        {
            if (State != from) return false;
            State = to;
            return true;
        }
    }

    private bool TryEnd()
    {
        lock (this)
        {
            if (State == CallState.Ended) return false;
            State = CallState.Ended;
        }

        Forget();
        return true;
    }

    /// <summary>Notes that the call is not wanted any more, and ends it if nobody runs it; else says who does.</summary>
    private bool TryEndUnsent(out IPeer? callee)
    {
        lock (this)
        {
            CancelRequested = true;
            callee = State == CallState.Sent ? Callee : null;
            if (State is CallState.Sent or CallState.Ended) return false;
            State = CallState.Ended;
        }

        Forget();
        return true;
    }

    private void Forget()
    {
        Session.Calls.Remove(Id);
        // Not Dispose: it would wait for a cancellation that is under way, which may wait for a lock that is held here.
        registration.Unregister();
        timer?.Dispose();
        Message.Release();
        Result.Call = null;
        ended.TrySetResult();
    }
}
