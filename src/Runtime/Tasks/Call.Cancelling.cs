using Remote.Messaging;
using Remote.Objects;
using Remote.Wire;

namespace Remote.Tasks;

/// <summary>How a call that is not wanted any more ends: at once where nobody runs it, else by word to who does.</summary>
internal abstract partial class Call
{
    private static readonly TimeSpan ForceAfter = TimeSpan.FromSeconds(2);

    /// <summary>What the calls of one running call have in common: they are cancelled with it. Null for a call of the program itself.</summary>
    public object? Parent => extras?.Parent;

    public bool CancelRequested { get; private set; }

    /// <summary>Whether it is cancelled with the call that made it.</summary>
    public virtual bool EndsWithParent => true;

    /// <summary>Whether somebody has begun it before: a try that failed, or was lost.</summary>
    protected virtual bool WasBegun => false;

    public async Task CancelAsync(bool force)
    {
        Cancel("CancelAsync was called");
        if (!force) return;
        try
        {
            await EndedAsync().WaitAsync(ForceAfter, Session.Time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            EndCallee();
            await EndedAsync().ConfigureAwait(false);
        }

        // Who ends a call completes its ref a moment later.
        await TaskWaiter.WaitAllAsync([Result], 1, failFast: false, timeout: null, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Ends the call, or tells its callee.</summary>
    public void Cancel(string why)
    {
        if (!TryEndUnsent(out IPeer? callee))
        {
            if (callee is not null) SendCancel(callee);
            return;
        }

        Result.TryFail(new TaskCancelledException($"{Name} was cancelled before it {(WasBegun ? "was run again" : "ran")}: {why}."));
        OnEnded();
    }

    /// <summary>Ends the process that runs the call: it does not answer.</summary>
    protected abstract void EndCallee();

    private Task EndedAsync()
    {
        lock (this) return HasEnded ? Task.CompletedTask : (Extras.Ended ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    private void OnTimeout()
    {
        string state = Describe();
        bool ended = TryEndUnsent(out IPeer? callee);
        if (!ended && callee is null) return;
        bool failed = Result.TryFail(new ObjectRefTimeoutException($"{state}: it did not end within its Timeout. Its cancellation was requested."));
        // Its answer has come at this moment.
        if (!failed && !ended) return;
        if (ended)
        {
            OnEnded();
            return;
        }

        // The callee is busy until it answers, so the call lives on without its ref: nothing else is sent there meanwhile, and it can be ended by force.
        Result.Call = this;
        SendCancel(callee!);
    }

    /// <summary>Says which call is cancelled.</summary>
    protected virtual void WriteCancelled(MessageBuffer message) => message.WriteUnmanaged(Id);

    protected void SendCancel(IPeer callee)
    {
        MessageBuffer message = MessageBuffer.Rent();
        message.WriteUnmanaged(MessageKind.Cancel);
        WriteCancelled(message);
        callee.Send(message);
    }

    /// <summary>Notes that the call is not wanted any more, and ends it if nobody runs it; else says who does.</summary>
    private bool TryEndUnsent(out IPeer? callee)
    {
        lock (this)
        {
            if (!CancelRequested) since = Session.Now;
            CancelRequested = true;
            callee = State == CallState.Sent ? Callee : null;
            if (State is CallState.Sent or CallState.Ended) return false;
            State = CallState.Ended;
        }

        Forget();
        OnEnding();
        return true;
    }
}
