using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Remote.ControlPlane;
using Remote.Diagnostics;
using Remote.Nodes.Memory;
using Remote.Scheduling;

namespace Remote.Nodes;

/// <summary>
/// The driver's node: it keeps the resources and workers of all nodes, and says who may use them. Everything happens on one loop, one event
/// after the other, so that nothing here needs a lock.
/// </summary>
internal sealed partial class Node : IAsyncDisposable
{
    public const ulong Number = 1;
    public const ulong DriverNumber = 2;

    /// <summary>So many workers in a row that end before they serve are no accident.</summary>
    private const int MaxFailedStarts = 3;
    private const int MinStarts = 2;

    /// <summary>How many workers start at a time: more would take longer for each.</summary>
    public static readonly int StartsAtOnce = Math.Max(MinStarts, Environment.ProcessorCount);

    private static readonly TimeSpan AnnounceEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(2);

    private readonly Channel<NodeEvent> events = Channel.CreateUnbounded<NodeEvent>(new() { SingleReader = true });
    private readonly Dictionary<ulong, NodeClient> clients = [];
    private readonly List<(ulong Process, string Reason)> dead = [];
    private readonly IWorkerFactory factory;
    private readonly NodeStore store;
    private readonly byte[] secret;
    private readonly ILogger logger;
    private readonly SortedDictionary<ulong, NodeMember> members = [];
    private readonly WorkerPools pools = new();
    private readonly LeaseBook leases;
    private readonly ActorDirectory actors;
    private readonly StartQueue starts;
    private readonly HealthWatch health;
    private readonly MemoryWatch memory;
    private readonly GroupBook groups;
    private readonly NameSearches searches;
    private readonly Scheduler scheduler = new();
    private readonly NodeMember self;
    private readonly Task loop;
    private readonly ITimer announceTimer;
    private readonly ITimer beatTimer;
    private readonly ITimer lookTimer;
    private readonly ITimer memoryTimer;
    private volatile IReadOnlyList<WorkerInfo> snapshot = [];
    private ulong lastProcess = DriverNumber;
    private bool workersChanged;
    private bool announcing;
    private bool looking;

    /// <summary>What happens now happens again and again, and changes nothing that the pool has to be looked after for.</summary>
    private bool isRoutine;
    private bool stopping;

    public Node(
        IWorkerFactory factory, NodeStore store, NodePlan plan, byte[] secret, ILogger logger, TimeProvider time, TimeSpan? heartbeatTimeout = null,
        MemoryRules? memoryRules = null)
    {
        this.factory = factory;
        this.store = store;
        this.secret = secret;
        this.logger = logger;
        starts = new StartQueue(StartsAtOnce, Begin);
        health = new HealthWatch(heartbeatTimeout ?? HealthWatch.DefaultLimit, logger);
        memory = new MemoryWatch(memoryRules, () => pools.All, StoresNow, logger, time) { OnSooner = SetMemoryTimer };
        leases = new LeaseBook(scheduler, pools, Claims) { OnLending = memory.OnGiven };
        actors = new ActorDirectory(scheduler, pools, logger) { OnStarting = memory.OnGiven };
        searches = new NameSearches(actors.Answer);
        groups = new GroupBook(scheduler, Evict, TellAll, logger);
        self = Join(Number, plan, factory, store.Address, () => store.Figures, null);
        announceTimer = time.CreateTimer(_ => Post(Announce), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        beatTimer = time.CreateTimer(_ => Post(Beat), null, health.Period, Timeout.InfiniteTimeSpan);
        lookTimer = time.CreateTimer(_ => Post(Look), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        memoryTimer = time.CreateTimer(_ => Post(LookAtMemory), null, memory.Watches ? memory.Pause : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        loop = Task.Run(LoopAsync);
    }

    /// <summary>Where this machine's processes have their rings; null where NetMQ carries calls.</summary>
    public string? RingFolder { get; init; }

    /// <summary>The nodes, with what each has and what of it is free. Asked of the loop, which never waits: an answer of now.</summary>
    public IReadOnlyList<NodeInfo> Infos
    {
        get
        {
            var answer = new TaskCompletionSource<NodeInfo[]>(TaskCreationOptions.RunContinuationsAsynchronously);
            Post(() => answer.SetResult(DescribeAll()));
            // After the end of the loop nothing changes any more.
            return Task.WhenAny(answer.Task, loop).GetAwaiter().GetResult() == answer.Task || answer.Task.IsCompleted ? answer.Task.Result : DescribeAll();
        }
    }

    /// <summary>The workers that serve now.</summary>
    public IReadOnlyList<WorkerInfo> Workers => snapshot;

    /// <summary>How many actors the node knows: the living, and the dead that somebody has a ref to.</summary>
    public int ActorCount => actors.Count;

    /// <summary>Whether a worker without a role is ready. Read outside of the loop only for display.</summary>
    public bool HasSpare { get; private set; }

    /// <summary>Whether other nodes can be added, which are processes.</summary>
    public bool StartsProcesses => factory.StartsProcesses;

    /// <summary>Where the output of its workers is kept in full; null where they have none of their own.</summary>
    public string? LogFolder => factory.LogFolder;

    /// <summary>Starts the task workers; ends when all serve.</summary>
    /// <exception cref="WorkerStartException">One could not be started.</exception>
    public Task StartWorkersAsync()
    {
        Post(self.Pool.KeepUp);
        return self.AllServe.Task;
    }

    /// <summary>Lets the driver ask things of the node.</summary>
    public void AddDriver(IControlChannel channel)
    {
        var client = new NodeClient(DriverNumber, channel, isDriver: true);
        Post(() => clients[client.Number] = client);
        Listen(client, channel, null);
    }

    public async ValueTask DisposeAsync()
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() => _ = StopAsync(stopped));
        await stopped.Task.ConfigureAwait(false);
        events.Writer.TryComplete();
        await loop.ConfigureAwait(false);
        foreach (ITimer timer in new[] { announceTimer, beatTimer, lookTimer, memoryTimer }) await timer.DisposeAsync().ConfigureAwait(false);
        memory.Dispose();
        await factory.DisposeAsync().ConfigureAwait(false);
    }

    private void Post(Action happened) => events.Writer.TryWrite(new NodeEvent(happened));

    private async Task LoopAsync()
    {
        while (await events.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (events.Reader.TryRead(out NodeEvent? next)) Handle(next);
        }
    }

    private void Handle(NodeEvent next)
    {
        try
        {
            isRoutine = false;
            if (next.Message is { } message) OnMessage(next.Client!, next.Worker, message);
            else next.Happened!();
            if (!isRoutine) LookSoon();
            ScheduleAnnouncement();
            if (workersChanged) TakeSnapshot();
        }
        catch (Exception e)
        {
            Log.NodeFailed(logger, next.Name, e);
        }
    }

    private async Task StopAsync(TaskCompletionSource stopped)
    {
        stopping = true;
        foreach (NodeMember member in members.Values) member.AllServe.TrySetException(new ObjectDisposedException(nameof(Cluster), "The cluster was stopped before the node was ready."));
        await EndAllAsync([.. pools.All.Select(static w => w.Link).OfType<WorkerLink>()]).ConfigureAwait(false);
        await EndAllAsync([.. processes.Select(static p => p.Link).OfType<WorkerLink>()]).ConfigureAwait(false);
        stopped.SetResult();
    }

    private static async Task EndAllAsync(WorkerLink[] links)
    {
        foreach (WorkerLink link in links) link.Channel.Send(new Shutdown());
        await Task.WhenAny(Task.WhenAll(links.Select(static l => l.Exited)), Task.Delay(ShutdownLimit)).ConfigureAwait(false);
        foreach (WorkerLink link in links.Where(static l => !l.Exited.IsCompleted)) link.Kill();
        // What they wrote last is still on its way; a thread cannot be killed.
        await Task.WhenAny(Task.WhenAll(links.Select(static l => l.Exited)), Task.Delay(KillLimit)).ConfigureAwait(false);
    }

    private void Listen(NodeClient client, IControlChannel channel, NodeWorker? worker)
        => channel.Start(message => events.Writer.TryWrite(new NodeEvent(null, client, worker, message)), static _ => { });

    private void OnMessage(NodeClient client, NodeWorker? worker, ControlMessage message)
    {
        // Words of a dead process that were still in the pipe: nobody would ever give back what they ask for.
        if (worker is not null && pools.Find(worker.Number) is null) return;
        bool isBack = worker is not null && health.OnHeard(worker);
        if (isBack) UseFree();
        switch (message)
        {
            case Serving serving: OnServing(worker!, serving); break;
            case Pong: isRoutine = !isBack; break;
            case MemoryKept kept: memory.OnKept(worker!, kept.Bytes); break;
            case RetireDeclined: PoolCare.OnDeclined(worker!); leases.Grant(); break;
            case LeaseRequest request: leases.OnRequest(client, request); break;
            case LeaseRequestCancelled cancelled: leases.OnCancelled(client, cancelled.Request); break;
            case LeaseReturned returned: leases.OnReturned(returned.Lease); UseFree(); break;
            case LeaseBlocked blocked: leases.OnBlocked(blocked.Lease, blocked.Blocked); UseFree(); break;
            case KillProcess kill: OnKillProcess(kill); break;
            case CreateActor create: actors.OnCreate(client, create.Spec); break;
            case ActorNeverMade never: actors.OnNeverMade(client, never); break;
            case HoldActor hold: actors.OnHold(client, hold); break;
            case ReleaseActor release: actors.OnRelease(client, release); leases.Grant(); break;
            case EndActor end: actors.OnEnd(client, end); leases.Grant(); break;
            case ListActors list: actors.OnList(client, list); break;
            case FindActor find: OnFind(client, find); break;
            case NothingOnTheWay nothing: searches.OnAnswer(client, nothing.Search); break;
            case KillActor kill: actors.OnKill(client, kill); UseFree(); break;
            case CreateGroup create: groups.OnCreate(client, create); break;
            case RemoveGroup remove: groups.OnRemove(client, remove.Id); UseFree(); break;
            case FindGroup find: groups.OnFind(client, find); break;
            case ActorStarted started: actors.OnStarted(worker!, started); UseFree(); break;
            case ActorArgumentLost lost: actors.OnArgumentLost(worker!, lost); UseFree(); break;
            case ActorArguments again: actors.OnArguments(client, again); UseFree(); break;
            case ActorEnded ended: actors.OnEnded(worker!, ended); UseFree(); break;
            case WaitReasonsAsked asked: client.Send(new WaitReasonsTold(asked.Question, leases.WhyWaiting(client, asked.Requests, actors.Holders))); break;
            case CallsAsked asked: OnCallsAsked(client, asked); break;
            case CallsTold told: clients.GetValueOrDefault(told.Asker)?.Send(told); break;
            default: throw new InvalidDataException($"{message.GetType().Name} is no message to a node.");
        }
    }

    // Groups and actors first: a steady queue of tasks would keep them out for ever.
    private void UseFree()
    {
        groups.PlaceWaiting();
        actors.PlaceWaiting();
        leases.Grant();
    }

    private void OnKillProcess(KillProcess kill)
    {
        if (pools.Find(kill.Process) is { Link: not null } worker) worker.End(kill.Reason);
    }

    private void OnCallsAsked(NodeClient asker, CallsAsked asked)
    {
        NodeClient[] others = [.. clients.Values.Where(c => !c.IsDriver && c != asker && pools.Find(c.Number) is { Serves: true })];
        asker.Send(new CallsExpected(asked.Question, [.. others.Select(static c => c.Number)]));
        foreach (NodeClient other in others) other.Send(asked);
    }

    private void OnFind(NodeClient asker, FindActor find)
    {
        if (actors.Has(find)) actors.Answer(asker, find);
        else searches.Begin(asker, find, clients.Values);
    }

    private IEnumerable<Claim> Claims() => groups.Wanted.Concat(actors.Wanted);

    private void Evict(GroupId group, string reason)
    {
        leases.OnGroupRemoved(group, reason);
        actors.OnGroupRemoved(group, reason);
    }

    private void TellAll(ControlMessage message)
    {
        foreach (NodeClient client in clients.Values) client.Send(message);
    }

    // While somebody waits, holders are reminded: one told once may have given its lease to another.
    private void ScheduleAnnouncement()
    {
        if (announcing || leases.PendingCount + groups.WaitingCount + actors.WaitingCount == 0) return;
        announcing = true;
        announceTimer.Change(AnnounceEvery, Timeout.InfiniteTimeSpan);
    }

    private void Announce()
    {
        announcing = false;
        leases.AnnouncePending();
        actors.AskForCollection();
        foreach (Claim claim in Claims()) leases.AskFor(claim);
    }
}
