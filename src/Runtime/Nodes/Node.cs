using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Remote.ControlPlane;
using Remote.Diagnostics;
using Remote.Scheduling;

namespace Remote.Nodes;

/// <summary>
/// One machine's part of the cluster: its resources, its workers and who may use them. Everything happens on one loop, one event
/// after the other, so that nothing here needs a lock.
/// </summary>
internal sealed class Node : IAsyncDisposable
{
    public const ulong Number = 1;
    public const ulong DriverNumber = 2;

    /// <summary>So many workers in a row that end before they serve are no accident.</summary>
    private const int MaxFailedStarts = 3;
    private static readonly TimeSpan AnnounceEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(5);

    private readonly Channel<Action> events = Channel.CreateUnbounded<Action>(new() { SingleReader = true });
    private readonly Dictionary<ulong, NodeClient> clients = [];
    private readonly List<(ulong Process, string Reason)> dead = [];
    private readonly IWorkerFactory factory;
    private readonly byte[] secret;
    private readonly ILogger logger;
    private readonly WorkerPool pool;
    private readonly LeaseBook leases;
    private readonly ActorDirectory actors;
    private readonly GroupBook groups;
    private readonly Scheduler scheduler = new();
    private readonly ClusterNode self;
    private readonly TaskCompletionSource allServe = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task loop;
    private readonly ITimer announceTimer;
    private volatile IReadOnlyList<WorkerInfo> snapshot = [];
    private ulong lastProcess = DriverNumber;
    private int failedStarts;
    private bool announcing;
    private bool stopping;

    public Node(IWorkerFactory factory, int taskWorkers, ResourceVector total, IReadOnlyDictionary<string, string> labels, byte[] secret, ILogger logger, TimeProvider time)
    {
        this.factory = factory;
        this.secret = secret;
        this.logger = logger;
        self = scheduler.AddNode(Number, total, labels);
        pool = new WorkerPool(taskWorkers, StartWorker);
        leases = new LeaseBook(scheduler, pool, Claims);
        actors = new ActorDirectory(scheduler, pool, logger);
        groups = new GroupBook(scheduler, self.Account, Evict, TellAll);
        announceTimer = time.CreateTimer(_ => Post(Announce), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        loop = Task.Run(LoopAsync);
    }

    /// <summary>What it has and what of it is free. Asked of the loop, which never waits: an answer of now.</summary>
    public NodeInfo Info
    {
        get
        {
            var answer = new TaskCompletionSource<NodeInfo>(TaskCreationOptions.RunContinuationsAsynchronously);
            Post(() => answer.SetResult(Describe()));
            // After the end of the loop nothing changes any more.
            return Task.WhenAny(answer.Task, loop).GetAwaiter().GetResult() == answer.Task || answer.Task.IsCompleted ? answer.Task.Result : Describe();
        }
    }

    /// <summary>The workers that serve now.</summary>
    public IReadOnlyList<WorkerInfo> Workers => snapshot;

    /// <summary>Starts the task workers; ends when all serve.</summary>
    /// <exception cref="WorkerStartException">One could not be started.</exception>
    public Task StartWorkersAsync()
    {
        Post(pool.KeepUp);
        return allServe.Task;
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
        await announceTimer.DisposeAsync().ConfigureAwait(false);
        await factory.DisposeAsync().ConfigureAwait(false);
    }

    private void Post(Action happened) => events.Writer.TryWrite(happened);

    private async Task LoopAsync()
    {
        await foreach (Action happened in events.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                happened();
                ScheduleAnnouncement();
            }
            catch (Exception e)
            {
                Log.NodeFailed(logger, happened.Method.Name, e);
            }
        }
    }

    private async Task StopAsync(TaskCompletionSource stopped)
    {
        stopping = true;
        WorkerLink[] links = [.. pool.All.Select(w => w.Link).OfType<WorkerLink>()];
        foreach (WorkerLink link in links) link.Channel.Send(new Shutdown());
        await Task.WhenAny(Task.WhenAll(links.Select(l => l.Exited)), Task.Delay(ShutdownLimit)).ConfigureAwait(false);
        foreach (WorkerLink link in links.Where(l => !l.Exited.IsCompleted)) link.Kill();
        stopped.SetResult();
    }

    private NodeWorker StartWorker(WorkerRole role)
    {
        var worker = new NodeWorker(++lastProcess, role);
        _ = StartAsync(worker);
        return worker;
    }

    private async Task StartAsync(NodeWorker worker)
    {
        try
        {
            WorkerLink link = await factory.StartAsync(worker.Number).ConfigureAwait(false);
            Post(() => OnRegistered(worker, link));
            string reason = await link.Exited.ConfigureAwait(false);
            Post(() => OnExited(worker, reason));
        }
        catch (Exception e)
        {
            Post(() => OnStartFailed(worker, e));
        }
    }

    private void OnRegistered(NodeWorker worker, WorkerLink link)
    {
        worker.Link = link;
        if (stopping || worker.KilledBecause is not null)
        {
            link.Kill();
            return;
        }

        var client = new NodeClient(worker.Number, link.Channel, isDriver: false);
        clients[client.Number] = client;
        link.Channel.Send(new Welcome(worker.Number, Number, secret));
        // It may be given refs of processes that it never knew alive.
        foreach ((ulong process, string reason) in dead) client.Send(new ProcessDied(process, reason));
        Listen(client, link.Channel, worker);
    }

    private void Listen(NodeClient client, IControlChannel channel, NodeWorker? worker)
        => channel.Start(message => Post(() => OnMessage(client, worker, message)), static _ => { });

    private void OnMessage(NodeClient client, NodeWorker? worker, ControlMessage message)
    {
        // Words of a dead process that were still in the pipe: nobody would ever give back what they ask for.
        if (worker is not null && pool.Find(worker.Number) is null) return;
        switch (message)
        {
            case Serving serving: OnServing(worker!, serving); break;
            case LeaseRequest request: leases.OnRequest(client, request); break;
            case LeaseRequestCancelled cancelled: leases.OnCancelled(client, cancelled.Request); break;
            case LeaseReturned returned: leases.OnReturned(returned.Lease); UseFree(); break;
            case LeaseBlocked blocked: leases.OnBlocked(blocked.Lease, blocked.Blocked); UseFree(); break;
            case KillProcess kill: OnKillProcess(kill); break;
            case CreateActor create: actors.OnCreate(client, create.Spec); break;
            case ActorNeverMade never: actors.OnNeverMade(client, never); break;
            case WatchActor watch: actors.OnWatch(client, watch.Id); break;
            case FindActor find: actors.OnFind(client, find); break;
            case KillActor kill: actors.OnKill(client, kill); UseFree(); break;
            case CreateGroup create: groups.OnCreate(client, create); break;
            case RemoveGroup remove: groups.OnRemove(client, remove.Id); UseFree(); break;
            case FindGroup find: groups.OnFind(client, find); break;
            case ActorStarted started: actors.OnStarted(worker!, started); UseFree(); break;
            case ActorEnded ended: actors.OnEnded(worker!, ended); UseFree(); break;
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

    private void OnServing(NodeWorker worker, Serving serving)
    {
        failedStarts = 0;
        worker.Address = serving.Address;
        TakeSnapshot();
        if (worker.Role == WorkerRole.Tasks) leases.Grant();
        else actors.OnServing(worker);
        if (pool.All.Where(static w => w.Role == WorkerRole.Tasks).All(static w => w.Serves)) allServe.TrySetResult();
    }

    private void OnKillProcess(KillProcess kill)
    {
        if (pool.Find(kill.Process) is { Link: not null } worker) worker.End(kill.Reason);
    }

    private void OnStartFailed(NodeWorker worker, Exception error)
    {
        pool.Remove(worker);
        if (stopping) return;
        allServe.TrySetException(error);
        actors.OnProcessGone(worker.Number, worker, error.Message);
        failedStarts++;
        KeepUpOrGiveUp(error.Message);
    }

    private void KeepUpOrGiveUp(string lastFailure)
    {
        if (failedStarts < MaxFailedStarts)
        {
            pool.KeepUp();
            return;
        }

        Log.StartingGivenUp(logger, failedStarts, lastFailure);
        leases.OnNoWorkers($"{failedStarts} workers in a row ended before they were ready, so no more are started. The last one: {lastFailure}");
    }

    private void OnExited(NodeWorker worker, string reason)
    {
        pool.Remove(worker);
        clients.Remove(worker.Number);
        TakeSnapshot();
        if (stopping) return;
        string why = worker.KilledBecause is { } because ? $"ended by the node: {because}" : reason;
        if (worker.KilledBecause is null)
        {
            Log.WorkerEnded(
                logger, worker.ToString(), reason,
                worker.Role == WorkerRole.Tasks ? "Its tasks are run again where their retries allow; another worker takes its place."
                    : "Its actors are started again where their restarts allow.");
        }

        dead.Add((worker.Number, why));
        foreach (NodeClient client in clients.Values) client.Send(new ProcessDied(worker.Number, why));
        leases.OnProcessGone(worker.Number);
        actors.OnProcessGone(worker.Number, worker, why);
        groups.OnProcessGone(worker.Number, why);
        UseFree();
        if (!worker.Serves && worker.KilledBecause is null)
        {
            failedStarts++;
            allServe.TrySetException(new WorkerStartException($"{worker} ended before it was ready: {why}. Its output:\n{worker.Link!.Output()}"));
        }

        KeepUpOrGiveUp(why);
    }

    private NodeInfo Describe()
    {
        ResourceVector total = self.Account.TotalVector;
        var free = new ResourceVector(total.Names, [.. total.Names.Select(name => self.Account.FreeOf(scheduler.PlaceOf(name)))]);
        return new NodeInfo(Number.ToString("x"), self.Labels, total.ToAmounts(), free.ToAmounts());
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

    private void TakeSnapshot()
        => snapshot = [.. pool.All.Where(w => w.Serves).Select(w => new WorkerInfo(w.Number.ToString("x"), w.Link!.ProcessId, w.RoleName))];

    // While somebody waits, holders are reminded: one told once may have given its lease to another.
    private void ScheduleAnnouncement()
    {
        if (announcing || (leases.PendingCount == 0 && !Claims().Any())) return;
        announcing = true;
        announceTimer.Change(AnnounceEvery, Timeout.InfiniteTimeSpan);
    }

    private void Announce()
    {
        announcing = false;
        leases.AnnouncePending();
        foreach (Claim claim in Claims()) leases.AskFor(claim);
    }
}
