using System.Diagnostics.CodeAnalysis;
using MemoryPack;
using Remote.ControlPlane;
using Remote.Errors;
using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Objects;
using Remote.Tasks;
using Remote.Wire;

namespace Remote.ActorModel;

/// <summary>
/// One actor in this process: its instance and its mailbox. Calls begin in the order they came; at most MaxConcurrency are under way,
/// so by default a call begins when the one before has ended, its awaits included.
/// </summary>
internal sealed partial class HostedActor(Session session, ActorSpec spec, int incarnation, ulong gpus, HostedActors table, ActivityMark mark) : IThreadPoolWorkItem
{
    /// <summary>Calls run by one turn of the thread pool before other work gets one.</summary>
    private const int TurnLength = 64;

    private readonly Lock gate = new();
    private readonly Deque<ActorWork> mailbox = new();
    private readonly Dictionary<(ulong Caller, ulong Call), ActorWork> known = [];
    private object? instance;
    private object[]? constructedWith;
    private int underWay;
    private int turns;
    private bool started;

    public ActorSpec Spec { get; } = spec;

    public int Incarnation { get; } = incarnation;

    public ActivityMark Mark { get; } = mark;

    /// <summary>The devices it may use, as a mask.</summary>
    public ulong Gpus { get; } = gpus;

    /// <summary>Runs the constructor, then whatever has come meanwhile.</summary>
    public void Start() => ThreadPool.UnsafeQueueUserWorkItem(static a => a.Construct(), this, preferLocal: false);

    public void Enqueue(ulong method, Invocation call)
    {
        lock (gate)
        {
            if (stop is null)
            {
                var work = new ActorWork(method, call);
                known[(call.Caller, call.CallId)] = work;
                mailbox.AddLast(work);
                Schedule();
                return;
            }
        }

        HostedActors.HandBack(call);
    }

    /// <summary>Answers a call that waits, or trips the token of one that runs.</summary>
    public void Cancel(ulong caller, ulong call)
    {
        ActorWork? work;
        lock (gate)
        {
            if (!known.TryGetValue((caller, call), out work)) return;
            if (!work.Begun) Withdraw(work);
        }

        if (work.Begun) work.Call.CancelLater();
        else CallReply.SendFailure(work.Call, new TaskCancelledException($"A call of {Spec.ClassName} was cancelled before it began."));
    }

    /// <summary>Nobody waits for the calls of a process any more: those that run are told, those that wait run as they were asked to.</summary>
    public void OnCallerDied(ulong process)
    {
        lock (gate)
        {
            foreach (ActorWork work in known.Values.Where(w => w.Call.Caller == process))
            {
                if (work.Begun) work.Call.CancelLater();
                else work.Call.Orphan();
            }
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        ActorWork? ended = null;
        for (int i = 0; TryTakeNext(ended, first: i == 0, last: i == TurnLength, out ActorWork? work); i++)
        {
            if (!Run(work)) return;
            ended = work;
        }
    }

    // Notes the end of the call before, and takes the next: one lock a call.
    private bool TryTakeNext(ActorWork? ended, bool first, bool last, [NotNullWhen(true)] out ActorWork? work)
    {
        work = null;
        lock (gate)
        {
            if (first) turns--;
            if (ended is not null) NoteEnd(ended);
            if (!last && underWay + turns < Spec.MaxConcurrency && TryTakeWaiting(out work))
            {
                work.Begun = true;
                Mark.Begin(++underWay);
                Schedule();
                return true;
            }

            Schedule();
            return false;
        }
    }

    // Under the gate.
    private bool TryTakeWaiting([NotNullWhen(true)] out ActorWork? work)
    {
        while (mailbox.TryTakeFirst(out work))
        {
            if (!work.Withdrawn) return true;
        }

        return false;
    }

    // Under the gate.
    private void Withdraw(ActorWork work)
    {
        work.Withdrawn = true;
        known.Remove((work.Call.Caller, work.Call.CallId));
    }

    private void Construct()
    {
        byte[]? error = null;
        Mark.Begin(1);
        try
        {
            instance = Create();
        }
        catch (Exception e)
        {
            error = MemoryPackSerializer.Serialize(ErrorInfo.FromMethod(e, $"new {Spec.ClassName}", $"actor {Spec.Id}, process {Environment.ProcessId}"));
        }

        Mark.End(0);
        if (error is not null) table.Remove(this);
        session.Control.Send(new ActorStarted(Spec.Id, Incarnation, error));
        if (error is not null) stopped.TrySetResult();
        lock (gate)
        {
            started = true;
            Schedule();
        }
    }

    private object Create()
    {
        if (!DispatchTable.TryGetActorClass(Spec.ActorClass, out ActorClass actorClass)) throw UnknownCode.Method(Spec.ActorClass, session);
        var reader = new MessageReader(Spec.Arguments);
        byte[] arguments = reader.ReadBytes().ToArray();
        constructedWith = RefList.Receive(ref reader, session, lender: null);
        var call = new Invocation(session, null, 0, Incarnation, arguments, constructedWith) { Actor = Spec.Id };
        using var scope = new ContextScope(new ActorContext(session, call, this));
        return actorClass.Create(call);
    }

    // Under the gate: as many turns as calls may begin now.
    private void Schedule()
    {
        if (!started || instance is null) return;
        while (underWay + turns < Spec.MaxConcurrency && mailbox.Count > turns)
        {
            turns++;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        if (stop is not null) EndIfDone();
    }

    /// <summary>Runs one call; true where it has ended on this stack.</summary>
    private bool Run(ActorWork work)
    {
        long start = session.Time.GetTimestamp();
        ValueTask end = Invoke(work, out ActorMethod? method);
        string name = method?.Name ?? Spec.ClassName;
        if (!end.IsCompleted)
        {
            _ = FinishAsync(work, end, name, start);
            return false;
        }

        CallReply.Send(session, work.Call, end, name, Elapsed(start));
        return true;
    }

    private ValueTask Invoke(ActorWork work, out ActorMethod? method)
    {
        method = null;
        using var scope = new ContextScope(new ActorContext(session, work.Call, this));
        try
        {
            return work.Call.IsCancelled ? ValueTask.FromCanceled(new CancellationToken(true))
                : DispatchTable.TryGetActorMethod(work.Method, out method) ? method.Invoke(instance!, work.Call)
                : ValueTask.FromException(UnknownCode.Method(work.Method, session));
        }
        catch (Exception e)
        {
            return ValueTask.FromException(e);
        }
    }

    private async Task FinishAsync(ActorWork work, ValueTask end, string name, long start)
    {
        Exception? failure = null;
        try
        {
            await end.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failure = e;
        }

        CallReply.Send(session, work.Call, failure is null ? default : ValueTask.FromException(failure), name, Elapsed(start));
        lock (gate)
        {
            NoteEnd(work);
            Schedule();
        }
    }

    // Under the gate.
    private void NoteEnd(ActorWork work)
    {
        Mark.End(--underWay);
        known.Remove((work.Call.Caller, work.Call.CallId));
    }

    private uint Elapsed(long start) => (uint)Math.Min(uint.MaxValue, session.Time.GetElapsedTime(start).TotalMicroseconds);
}
