using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Remote.ActorModel;
using Remote.ControlPlane;
using Remote.Messaging;
using Remote.Objects;
using Remote.Storage;
using Remote.Tasks;
using Remote.Tasks.Lineage;

namespace Remote.Hosting;

/// <summary>
/// One process's membership in a cluster: its channel to the node, its data plane, and its side of objects, tasks and actors. A
/// program has one, worker threads (<see cref="Isolation.Thread"/>) have one each.
/// </summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly IMessenger messenger;
    private readonly SelfPeer self;
    private readonly Watchdog watchdog;
    private volatile bool closed;
    private int closing;

    public Session(ulong number, ulong node, IMessenger messenger, IControlChannel control, IObjectStore store, ILogger logger, TimeProvider time)
    {
        Number = number;
        Node = node;
        Control = control;
        Store = store;
        Logger = logger;
        Time = time;
        Collection = new Collection(time);
        this.messenger = messenger;
        Objects = new ObjectTable(this);
        Submitter = new TaskSubmitter(this);
        Lineage = new LineageBook(this);
        Actors = new ActorLines(this);
        ActorQuestions = new ActorQuestions(this);
        ActorEnds = new ActorEnds(this);
        Groups = new GroupRequests(this);
        Hosted = new HostedActors(this);
        Executor = new TaskExecutor(this);
        Services = new WorkerServices(this);
        Questions = new StateQuestions(this);
        watchdog = new Watchdog(this);
        var router = new MessageRouter(this);
        self = new SelfPeer(number, router, logger);
        messenger.Start(router);
    }

    /// <summary>The membership that a call made here is made through: the running task's or actor's, else the program's.</summary>
    public static Session Current => TaskContext.Current?.Session ?? OfProcess ?? Cluster.CurrentOrStarted().Session;

    /// <summary>The membership of this whole process: the program's, or the worker process's.</summary>
    public static Session? OfProcess { get; set; }

    /// <summary>This process's number.</summary>
    public ulong Number { get; }

    /// <summary>The node's number.</summary>
    public ulong Node { get; }

    public PeerAddress Address => messenger.Address;

    public IControlChannel Control { get; }

    /// <summary>The large values of this process's node.</summary>
    public IObjectStore Store { get; }

    /// <summary>Which node keeps which store.</summary>
    public StorePlaces Places { get; } = new();

    public ILogger Logger { get; }

    public TimeProvider Time { get; }

    /// <summary>The time as <see cref="Time"/> stamps it, a few milliseconds coarse where that is cheaper: for what people are told.</summary>
    public long Now => OperatingSystem.IsLinux() && Time == TimeProvider.System ? Environment.TickCount64 * (Stopwatch.Frequency / 1000) : Time.GetTimestamp();

    public ObjectTable Objects { get; }

    public TaskSubmitter Submitter { get; }

    /// <summary>How the large results of this process's calls were made.</summary>
    public LineageBook Lineage { get; }

    /// <summary>What that may take, in bytes.</summary>
    public long LineageMemory { get; init; } = LineageBook.DefaultMemory;

    public ActorLines Actors { get; }

    public ActorQuestions ActorQuestions { get; }

    public ActorEnds ActorEnds { get; }

    public GroupRequests Groups { get; }

    public HostedActors Hosted { get; }

    public TaskExecutor Executor { get; }

    /// <summary>What actors of this worker take from <c>[FromServices]</c>.</summary>
    public WorkerServices Services { get; }

    /// <summary>Calls that this process made and that have not ended.</summary>
    public SlotTable<Call> Calls { get; } = new();

    public HeldResults Results { get; } = new();

    public OpenStreams Streams { get; } = new();

    public Collection Collection { get; }

    /// <summary>Streams of this process whose readers are far behind, and since when.</summary>
    public ConcurrentDictionary<StreamSender, long> StalledStreams { get; } = new();

    public StateQuestions Questions { get; }

    public bool IsClosed => closed;

    /// <summary>The cluster is being stopped: connections that end are no news.</summary>
    public bool IsStopping { get; set; }

    public IPeer PeerFor(PeerAddress address)
    {
        if (address.Process == Number) return self;
        // No call may be made after the end: it would wait for ever.
        if (closed) throw Closed();
        return messenger.Connect(address);
    }

    /// <summary>Looks for the value of a ref on the thread that is about to block for it. False where it is not found in a moment.</summary>
    public bool TryFind(ObjectRef reference) => messenger.TryFind(static answer => ((ObjectRef)answer).IsReady, reference);

    /// <summary>Takes over a ref to an actor that a message brings.</summary>
    /// <param name="creator">The process that created the actor.</param>
    /// <param name="number">The actor's number there.</param>
    /// <param name="lender">What is kept until the node has counted this process as a holder.</param>
    public Claim ReceiveActor(ulong creator, ulong number, object? lender) => Actors.Receive(new ActorId(creator, number), lender);

    /// <summary>A process is gone for good.</summary>
    public void OnProcessDied(ProcessDied death)
    {
        messenger.TakeIn();
        Objects.OnProcessDied(death.Process);
        Results.OnProcessDied(death.Process);
        Executor.OnProcessDied(death.Process);
        Hosted.OnProcessDied(death.Process);
        Actors.OnProcessDied(death.Process);
        Submitter.OnProcessDied(death);
        Questions.OnProcessDied(death.Process);
        messenger.Disconnect(death.Process);
    }

    /// <summary>Ends the connection to a process, at both ends: what was under way is lost, and told as <see cref="LostConnection"/> does.</summary>
    public void Drop(ulong process) => messenger.Disconnect(process);

    /// <summary>Fails whatever still waits, with the reason, and closes the data plane.</summary>
    public async ValueTask CloseAsync(Exception reason)
    {
        if (Interlocked.Exchange(ref closing, 1) != 0) return;
        closed = true;
        foreach (Call call in Calls.Snapshot()) call.Fail(reason);
        Objects.Close(reason);
        ActorQuestions.Close(reason);
        ActorEnds.Close(reason);
        watchdog.Dispose();
        Groups.Close(reason);
        Submitter.Dispose();
        Executor.Dispose();
        await messenger.DisposeAsync().ConfigureAwait(false);
        await Store.DisposeAsync().ConfigureAwait(false);
        await Control.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The failure of what cannot be done any more because the cluster was stopped.</summary>
    public static ObjectDisposedException Closed()
        => new(nameof(Cluster), "The cluster was stopped before the call ended. Await what is still needed before the cluster is disposed.");

    public ValueTask DisposeAsync() => CloseAsync(Closed());
}
