namespace Remote.Tasks;

/// <summary>What a call waits for, and since when, in words.</summary>
internal abstract partial class Call
{
    /// <summary>How far a chain of arguments is followed in one text.</summary>
    private const int MaxChain = 3;

    /// <summary>When it came to where it stands, as the session's clock counts.</summary>
    public long Since => Volatile.Read(ref since);

    /// <summary>Since when it cannot go on for a reason of its own; null while it can, or while another call that is under way holds it up.</summary>
    public long? StuckSince => State switch
    {
        CallState.WaitingForArguments => Message.References.Any(static r => r is { IsReady: false, Call: null }) ? Since : null,
        CallState.Queued => QueueStuckSince,
        CallState.Sent => CancelRequested ? Since : null,
        _ => null,
    };

    /// <summary>Whose fault it is that the call waits: one word about it is enough for all of its calls.</summary>
    public virtual object Obstacle => this;

    /// <summary>The open request to the node on which the call's queue waits; 0 for none.</summary>
    public virtual ulong OpenRequest => 0;

    /// <summary>The id as people read it, and as the code that runs the call has it.</summary>
    public string IdText => $"{Session.Number:x}-{Id:x}";

    public PendingCallState PendingState => CancelRequested ? PendingCallState.WasCancelled : State switch
    {
        CallState.WaitingForArguments => PendingCallState.WaitsForArguments,
        CallState.Queued => QueuedState,
        _ => SentState,
    };

    protected virtual PendingCallState QueuedState => PendingCallState.WaitsForActor;

    protected virtual PendingCallState SentState => PendingCallState.Sent;

    /// <summary>Since when nothing leaves the queue that the call is in; null while it moves, or waits for calls that run.</summary>
    protected virtual long? QueueStuckSince => Since;

    public string Describe() => $"{Name} {ReasonSince(MaxChain)}{Remark}";

    /// <summary>Why it is made at all, where that is not plain; empty where it is.</summary>
    public string Remark => MadeAgain is { } why ? $"; it is made again: {why}" : "";

    /// <summary>What it waits for, without its name.</summary>
    public string Reason() => Reason(MaxChain);

    /// <summary>How one that does not answer its cancellation is ended.</summary>
    protected abstract string WayOut { get; }

    protected abstract string DescribeQueued();

    protected virtual string DescribeSent() => $"runs, or waits to run, on worker {Callee?.Process:x}";

    private string ReasonSince(int chain) => $"{Reason(chain)}, since {Session.Time.GetElapsedTime(Since).TotalSeconds:0.0} s";

    private string Reason(int chain) => State switch
    {
        CallState.WaitingForArguments => extras?.WaitsBecause is { } lost ? $"waits for its argument, which is made again: {lost}" : DescribeArguments(chain),
        CallState.Queued => DescribeQueued(),
        CallState.Sent when CancelRequested => $"was cancelled and has not ended: its code does not look at its token, and worker {Callee?.Process:x} is busy with it. {WayOut}",
        CallState.Sent => DescribeSent(),
        _ => "has ended",
    };

    private string DescribeArguments(int chain)
    {
        if (chain == 0) return "waits for arguments that are refs";
        ObjectRef[] missing = [.. Message.References.Where(static r => !r.IsReady)];
        if (missing.Length == 0) return "has its arguments, and is being sent";
        string first = missing[0].Call is Call maker ? $"the result of {maker.Name} ({maker.IdText}), which {maker.ReasonSince(chain - 1)}" : missing[0].DescribeValue();
        return $"waits for {(missing.Length == 1 ? "its argument" : $"{missing.Length} arguments, the first of them")}, {first}";
    }
}
