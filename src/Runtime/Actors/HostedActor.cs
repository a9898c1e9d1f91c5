using MemoryPack;
using Remote.ControlPlane;
using Remote.Errors;
using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Objects;
using Remote.Storage;
using Remote.Tasks;
using Remote.Wire;

namespace Remote.ActorModel;

/// <summary>
/// One actor in this process: its instance, its life, and which calls it knows. A mailbox for each concurrency group runs them.
/// </summary>
internal sealed partial class HostedActor
{
    private readonly Lock gate = new();
    private readonly Session session;
    private readonly HostedActors table;
    private readonly ActorMailboxes mailboxes;
    private readonly KnownCalls known = new();
    private ActorContext? ended;
    private object? instance;
    private object[]? constructedWith;
    private ActorServices? services;
    private int underWay;
    private bool started;

    public HostedActor(Session session, ActorSpec spec, int incarnation, ulong gpus, HostedActors table, ActivityMark mark)
    {
        (this.session, this.table, Spec, Incarnation, Gpus, Mark) = (session, table, spec, incarnation, gpus, mark);
        mailboxes = new ActorMailboxes(this);
    }

    public ActorSpec Spec { get; }

    public int Incarnation { get; }

    public Session Session => session;

    /// <summary>Guards the actor's state and its mailboxes.</summary>
    public Lock Gate => gate;

    /// <summary>The user's object. Null until the constructor has run.</summary>
    public object? Instance => instance;

    /// <summary>Whether calls may begin. Guarded by the gate.</summary>
    public bool IsRunning => started && instance is not null;

    public ActivityMark Mark { get; }

    /// <summary>What code runs in that outlives its call: it has the actor, and no call.</summary>
    public ActorContext Ended => ended ??= new ActorContext(this, new Invocation(session, null, 0, Incarnation, (byte[])[], null));

    /// <summary>The devices it may use, as a mask.</summary>
    public ulong Gpus { get; }

    /// <summary>Runs the constructor, then whatever has come meanwhile.</summary>
    public void Start() => ThreadPool.UnsafeQueueUserWorkItem(static a => a.Construct(), this, preferLocal: false);

    public void Enqueue(string? group, ActorContext call)
    {
        if (mailboxes.Find(group) is not { } mailbox)
        {
            CallReply.SendFailure(call.Invocation, mailboxes.Unknown(group!));
            return;
        }

        lock (gate)
        {
            if (stop is null)
            {
                known.Add(call);
                mailbox.Add(call);
                return;
            }
        }

        HostedActors.HandBack(call.Invocation);
    }

    /// <summary>Answers a call that waits, or trips the token of one that runs.</summary>
    public void Cancel(ulong caller, ulong call)
    {
        ActorContext? work;
        lock (gate)
        {
            work = known.Find(caller, call);
            if (work is null) return;
            if (work.Begun)
            {
                // Under the gate: afterwards it may be another call.
                work.Invocation.CancelLater();
                return;
            }

            Withdraw(work);
        }

        CallReply.SendFailure(work.Invocation, new TaskCancelledException($"{NameOf(work)} was cancelled before it ran."));
    }

    private string NameOf(ActorContext work)
        => DispatchTable.TryGetActorMethod(work.Method, out ActorMethod method) ? method.Name : $"A call of {Spec.ClassName}";

    /// <summary>Nobody waits for the calls of a process any more: those that run are told, those that wait run as they were asked to.</summary>
    public void OnCallerDied(ulong process)
    {
        lock (gate)
        {
            foreach (ActorContext work in known.All.Where(w => w.Invocation.Caller == process))
            {
                if (work.Begun) work.Invocation.CancelLater();
                else work.Invocation.Orphan();
            }
        }
    }

    /// <summary>A call begins. Under the gate.</summary>
    public void NoteBegin() => Mark.Begin(++underWay);

    /// <summary>A call has ended. Under the gate.</summary>
    public void NoteEnd(ActorContext work)
    {
        Mark.End(--underWay);
        known.Remove(work);
    }

    // Under the gate.
    private void Withdraw(ActorContext work)
    {
        work.Withdrawn = true;
        known.Remove(work);
    }

    private void Construct()
    {
        byte[]? error = null;
        StoredObjectLostException? lost = null;
        Mark.Begin(1);
        try
        {
            instance = Create();
        }
        catch (StoredObjectLostException e)
        {
            lost = e;
        }
        catch (Exception e)
        {
            error = MemoryPackSerializer.Serialize(ErrorInfo.FromMethod(e, $"new {Spec.ClassName}", $"actor {Spec.Id}, process {Environment.ProcessId}"));
        }

        Mark.End(0);
        if (instance is null) table.Remove(this);
        session.Control.Send(lost is null ? new ActorStarted(Spec.Id, Incarnation, error) : new ActorArgumentLost(Spec.Id, Incarnation, lost.At, lost.Message));
        if (instance is null) _ = DropServicesAsync().ContinueWith(_ => stopped.TrySetResult(), TaskScheduler.Default);
        lock (gate)
        {
            started = true;
            mailboxes.Schedule();
        }
    }

    private object Create()
    {
        if (!DispatchTable.TryGetActorClass(Spec.ActorClass, out ActorClass actorClass)) throw UnknownCode.Method(Spec.ActorClass, session);
        var reader = new MessageReader(Spec.Arguments);
        byte[] arguments = reader.ReadBytes().ToArray();
        constructedWith = RefList.Receive(ref reader, session, lender: null);
        var call = new Invocation(session, null, 0, Incarnation, arguments, constructedWith);
        using var scope = new ContextScope(new ActorContext(this, call));
        try
        {
            return actorClass.Create(call);
        }
        finally
        {
            services = call.Services;
            // The claims are held above; memory that the actor keeps holds its block itself.
            call.ReleaseClaims();
        }
    }
}
