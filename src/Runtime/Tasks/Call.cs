using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Messaging;
using Remote.Objects;
using Remote.Tasks.Lineage;
using Remote.Wire;

namespace Remote.Tasks;

/// <summary>
/// A call that this process made and that has not ended: its message, the refs it keeps alive, and where it stands. State changes
/// under a lock on the call; the ref is completed outside of it.
/// </summary>
internal abstract partial class Call : ICancellableCall
{
    private readonly bool unwanted;
    private CallExtras? extras;
    private long since;

    protected Call(CallMessage message, ObjectRef result)
    {
        Message = message;
        Result = result;
        Session session = result.Session;
        Invocation? maker = TaskContext.Current?.Invocation;
        if (maker is not null) Extras.Parent = maker.Family;
        since = session.Now;
        Id = session.Calls.Add(this);
        // Once it can be found: a cancellation of its maker sees it, or is seen here.
        unwanted = maker is { IsCancelledUnseen: true };
        result.Call = this;
    }

    public ulong Id { get; }

    public abstract string Name { get; }

    public ObjectRef Result { get; }

    /// <summary>What receives items, where the call yields them.</summary>
    public IStreamSink? Stream
    {
        get => extras?.Stream;
        init
        {
            if (value is not null) Extras.Stream = value;
        }
    }

    public CallState State { get; private set; }

    public bool HasEnded => State == CallState.Ended;

    /// <summary>Who runs the call, once sent.</summary>
    public IPeer? Callee { get; private set; }

    protected Session Session => Result.Session;

    protected CallMessage Message { get; private set; }

    /// <summary>Of the call's options.</summary>
    protected TimeSpan? TimeLimit => extras?.Timeout;

    // Several threads may ask at once: the maker, and who looks after arguments.
    private CallExtras Extras => Volatile.Read(ref extras) ?? Interlocked.CompareExchange(ref extras, new CallExtras(), null) ?? extras;

    /// <summary>Watches the token and the clock, waits for arguments that are refs, then makes the call ready.</summary>
    public void Start(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
            Extras.Registration = cancellationToken.UnsafeRegister(static call => ((Call)call!).Cancel("its token was cancelled"), this);
        if (timeout is not null) Extras.Timeout = timeout;
        if (Timeouts.Bounded(timeout) is { } limit)
            Extras.Timer = Session.Time.CreateTimer(static call => ((Call)call!).OnTimeout(), this, limit, Timeout.InfiniteTimeSpan);
        if (Message.HasReferences) new ArgumentWaiter(this, Message).Start();
        else ArgumentsArrived();
        if (unwanted && EndsWithParent) Cancel("the call that makes it was cancelled");
        // The session's end fails the calls that it finds: one that was made meanwhile, or comes later, would wait for ever.
        if (Session.IsClosed) Fail(new ObjectDisposedException(nameof(Cluster), $"{Name} cannot run: the cluster that it belongs to was stopped."));
    }

    /// <summary>The values of arguments that were refs are here: the message can be sent.</summary>
    public void ArgumentsArrived()
    {
        // Elsewhere: it may wait for room, and this thread may receive for the whole process.
        if (Message.ReferenceCount > BulkArguments.AlwaysFit && BulkArguments.Any(Message.References, Session))
            ThreadPool.UnsafeQueueUserWorkItem(static call => call.SealBulky(), this, preferLocal: false);
        else SealArguments();
    }

    private void SealBulky()
    {
        try
        {
            BulkArguments.Store(Message.References, Session);
        }
        catch (Exception e)
        {
            // The cluster ends.
            Fail(e);
            return;
        }

        SealArguments();
    }

    private void SealArguments()
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

    /// <summary>Notes that the message goes to a callee.</summary>
    /// <param name="callee">The callee.</param>
    /// <param name="keep">Whether it may be sent again.</param>
    /// <returns>Its bytes, for the taker to send; null where the call has ended meanwhile.</returns>
    protected MessageBuffer? TrySetSent(IPeer callee, bool keep)
    {
        CallMessage message;
        bool isSpent;
        lock (this)
        {
            if (State != CallState.Queued) return null;
            State = CallState.Sent;
            Callee = callee;
            since = Session.Now;
            message = Message;
            isSpent = !keep && message.IsPlain && message != CallMessage.Spent;
            if (isSpent) Message = CallMessage.Spent;
        }

        return isSpent ? message.TakeAndRecycle() : message.Take(keep || message.HasStored);
    }

    /// <summary>Back to the queue after its callee was lost or handed it back; false where the call has ended.</summary>
    public bool TrySetQueued()
    {
        lock (this)
        {
            if (State != CallState.Sent) return false;
            State = CallState.Queued;
            Callee = null;
            since = Session.Now;
            return true;
        }
    }

    /// <summary>The callee's answer.</summary>
    public void OnReply(IPeer from, Outcome outcome)
    {
        if (outcome.Kind == OutcomeKind.ArgumentLost) OnArgumentLost(outcome.ReadLost());
        else if (outcome.Kind is OutcomeKind.Value or OutcomeKind.Stored or OutcomeKind.Void or OutcomeKind.Cancelled || !ShouldRetry(outcome)) End(from, outcome);
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

    protected abstract void OnReady();

    /// <summary>Whether an outcome that is a failure leads to another try; then the call is queued again by this method.</summary>
    protected abstract bool ShouldRetry(Outcome outcome);

    /// <summary>The call has ended, once, and its ref does not say so yet: what counts against the next call of whoever awaits it ends here.</summary>
    protected virtual void OnEnding()
    {
    }

    /// <summary>The call is no longer counted anywhere. May be called twice.</summary>
    protected virtual void OnEnded()
    {
    }

    /// <summary>The call has ended here, without a result.</summary>
    protected void Complete()
    {
        if (TryEnd()) Result.TryComplete([], null);
    }

    private void End(IPeer from, Outcome outcome)
    {
        object[]? contained = null;
        // The message goes with the call.
        LineageRecipe? recipe = outcome.Kind == OutcomeKind.Stored ? HoldRecipe() : null;
        if (TryEnd()) contained = Complete(outcome, recipe);
        else outcome.Discard(Session);
        if (recipe is { IsKept: false }) Session.Lineage.LetGo(recipe);
        OnEnded();
        if (contained is not null) _ = TellTakenAsync(from, contained);
    }

    // The refs in the result, or in the items of a stream. A result that cannot be read must not leave its ref waiting.
    private object[]? Complete(Outcome outcome, LineageRecipe? recipe)
    {
        try
        {
            return outcome.Complete(Session, Result, lender: null, recipe) ?? Stream?.Claims;
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
        OnEnding();
        return true;
    }

    private void Forget()
    {
        Session.Calls.Remove(Id);
        // Not Dispose: it would wait for a cancellation that is under way, which may wait for a lock that is held here.
        extras?.Registration.Unregister();
        extras?.Timer?.Dispose();
        // It is not changed any more.
        if (Message != CallMessage.Spent) Message.Release();
        Result.Call = null;
        // Whoever asks from now on sees the state.
        extras?.Ended?.TrySetResult();
    }
}
