using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Remote.ControlPlane;
using Remote.Diagnostics;
using Remote.Hosting;
using Remote.Messaging;
using Remote.Nodes;
using Remote.Nodes.Memory;
using Remote.Tasks.Lineage;

namespace Remote;

/// <summary>The cluster that this program uses: a node inside this process and its workers, and what was added. One at a time in a process.</summary>
public sealed class Cluster : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly Lock Gate = new();
    private static Cluster? current;
    private static Task<Cluster>? starting;
    private static bool stopped;

    private readonly Node node;
    private readonly NodeStore store;
    private readonly Lazy<Task> end;

    private Cluster(Node node, NodeStore store, Session session)
    {
        this.node = node;
        this.store = store;
        Session = session;
        end = new Lazy<Task>(EndAsync);
    }

    /// <summary>The running cluster, or null.</summary>
    public static Cluster? Current => current;

    /// <summary>
    /// The workers that serve now; one that ends is replaced, one more than needed ends after a while. A process that is kept ready, to take
    /// the place of one that ends or to be the next actor host, is listed once it is used.
    /// </summary>
    public IReadOnlyList<WorkerInfo> Workers => node.Workers;

    /// <summary>
    /// Every call that has not ended, in the driver and in the workers: what it waits for and since when, the longest first. Of one process,
    /// at most the 10,000 oldest; a worker that does not answer within 2 s is left out.
    /// </summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="ObjectDisposedException">The cluster was stopped.</exception>
    public Task<IReadOnlyList<PendingCall>> GetPendingCallsAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Session.IsClosed, this);
        return Session.Questions.PendingCallsAsync(cancellationToken);
    }

    /// <summary>
    /// The folder of this start's worker logs: each worker's whole output, its last 64 MiB, in a file of its own. It outlives the cluster; the
    /// folders of the last ten programs are kept. Not made before a worker writes; null where workers are threads.
    /// </summary>
    public string? LogFolder => node.LogFolder;

    /// <summary>The nodes of the cluster, with their ids, labels and resources: first the one in this process, then those of <see cref="AddNodeAsync"/>.</summary>
    public IReadOnlyList<NodeInfo> Nodes => node.Infos;

    /// <summary>What all nodes together have, by name: CPU, GPU, memory in bytes, custom ones.</summary>
    public IReadOnlyDictionary<string, double> TotalResources => Sum(static n => n.Resources);

    /// <summary>What of <see cref="TotalResources"/> is free now: not held by tasks, actors, placement groups, or leases that are kept for the next task (0.5 s).</summary>
    public IReadOnlyDictionary<string, double> AvailableResources => Sum(static n => n.Available);

    /// <summary>The object store of the node in this process: how full it is, and what was moved to disk. <see cref="NodeInfo.ObjectStore"/> is that of any node.</summary>
    public ObjectStoreInfo ObjectStore => store.Figures.ToInfo();

    internal Session Session { get; }

    internal Node Node => node;

    internal NodeStore Store => store;

    /// <summary>Starts a cluster of this machine: a node in this process, and one worker per CPU. Nothing has to be installed.</summary>
    /// <param name="options">How; null takes the defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="InvalidOperationException">A cluster runs already.</exception>
    /// <exception cref="WorkerStartException">A worker could not be started; its own output is in the message. At most 30 s after the call.</exception>
    public static async Task<Cluster> StartAsync(ClusterOptions? options = null, CancellationToken cancellationToken = default)
    {
        NativeProgram.ServeIfWorker();
        Task<Cluster> start;
        lock (Gate)
        {
            if (current is not null || starting is not null)
                throw new InvalidOperationException("A cluster runs in this process already (Cluster.Current). Use it, or dispose it before another is started.");
            start = Begin(options ?? new ClusterOptions(), cancellationToken);
        }

        return await start.ConfigureAwait(false);
    }

    /// <summary>
    /// Starts another node: a process of this machine with workers and an object store of its own, as if it were another machine. Values move
    /// between nodes by themselves. It ends with the cluster, by <see cref="RemoveNodeAsync"/>, or when its process ends: then its workers are
    /// gone with it, and what they did is done elsewhere, within the retries and restarts of tasks and actors.
    /// </summary>
    /// <param name="options">What it has; null takes the defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="WorkerStartException">Its process or one of its workers could not be started; the output is in the message.</exception>
    /// <exception cref="NotSupportedException">The cluster's workers are threads (<see cref="Isolation.Thread"/>).</exception>
    /// <exception cref="ArgumentException">An option means nothing.</exception>
    public async Task<NodeInfo> AddNodeAsync(NodeOptions? options = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Session.IsClosed, this);
        if (!node.StartsProcesses) throw new NotSupportedException("Isolation.Thread is one node in one process. Start the cluster with Isolation.Process to add nodes.");
        return await node.AddNodeAsync((options ?? new()).ToPlan(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Ends a node that was added, in good order: its actors are disposed and started elsewhere where their restarts allow, its tasks run
    /// again elsewhere where their retries allow, and what only it stored is lost, or made again by its task. Ends when its process has.
    /// </summary>
    /// <param name="nodeId">Its id, as <see cref="NodeInfo.Id"/> has it.</param>
    /// <exception cref="ArgumentException">There is no such node, or it is the one in this process.</exception>
    public async Task RemoveNodeAsync(string nodeId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(nodeId);
        ObjectDisposedException.ThrowIf(Session.IsClosed, this);
        bool parsed = ulong.TryParse(nodeId, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong number);
        if (parsed && number == Node.Number) throw new ArgumentException($"Node {nodeId} lives in this process. It ends with the cluster (DisposeAsync).", nameof(nodeId));
        if (!parsed || !await node.RemoveNodeAsync(number).ConfigureAwait(false))
            throw new ArgumentException($"There is no node '{nodeId}'. Cluster.Nodes has the ids.", nameof(nodeId));
    }

    /// <summary>Stops the workers, disposes their actors, and fails what still waits. A new cluster may be started afterwards.</summary>
    public ValueTask DisposeAsync() => new(end.Value);

    /// <summary>The running cluster; starts one where there is none.</summary>
    /// <exception cref="ObjectDisposedException">There was one, and it was stopped: nobody would dispose another.</exception>
    internal static Cluster CurrentOrStarted()
    {
        if (current is { } running) return running;
        NativeProgram.ServeIfWorker();
        Task<Cluster> start;
        lock (Gate)
        {
            if (current is not null) return current;
            if (stopped) throw new ObjectDisposedException(nameof(Cluster), "The cluster was stopped. Start another with Cluster.StartAsync before the next remote call.");
            start = starting ?? Begin(new ClusterOptions(), CancellationToken.None);
        }

        // The first remote call starts the cluster: it has nothing to return before there is one.
        return start.GetAwaiter().GetResult();
    }

    // Under the gate. On the thread pool: whoever starts may have a synchronization context, and block it.
    private static Task<Cluster> Begin(ClusterOptions options, CancellationToken cancellationToken)
        => starting = Task.Run(() => StartAndKeepAsync(options, cancellationToken), CancellationToken.None);

    private static async Task<Cluster> StartAndKeepAsync(ClusterOptions options, CancellationToken cancellationToken)
    {
        try
        {
            Cluster cluster = await StartCoreAsync(options, cancellationToken).ConfigureAwait(false);
            lock (Gate) (current, stopped) = (cluster, false);
            Session.OfProcess = cluster.Session;
            return cluster;
        }
        finally
        {
            lock (Gate) starting = null;
        }
    }

    private Dictionary<string, double> Sum(Func<NodeInfo, IReadOnlyDictionary<string, double>> amounts)
        => node.Infos.SelectMany(amounts).GroupBy(static a => a.Key, static a => a.Value).ToDictionary(static g => g.Key, static g => g.Sum());

    private async Task EndAsync()
    {
        Session.IsStopping = true;
        HeldTrace.Report(Session.Logger);
        try
        {
            await node.DisposeAsync().ConfigureAwait(false);
            await Session.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await store.DisposeAsync().ConfigureAwait(false);
            Session.OfProcess = null;
            lock (Gate) (current, stopped) = (null, true);
        }
    }

    private static async Task<Cluster> StartCoreAsync(ClusterOptions options, CancellationToken cancellationToken)
    {
        NodePlan plan = NodePlan.Create(nameof(ClusterOptions), options.Workers, options.Cpus, options.Gpus, options.Resources, options.Labels);
        options.ThrowIfInvalid();
        ILogger logger = options.Logging?.CreateLogger("Remote") ?? new StandardErrorLogger(LogLevel.Warning);

        HeldTrace.Begin(options.TraceRefs);
        byte[] secret = RandomNumberGenerator.GetBytes(32);
        var network = new InMemoryNetwork();
        MemoryRules? memoryRules = options.Isolation == Isolation.Thread ? null : MemoryRules.From(options.MemoryLimit, options.Memory);
        Session? session = null;
        Node? node = null;
        NodeStore? store = null;
        ProcessWorkerFactory? processes = options.Isolation == Isolation.Thread ? null : new(options.FoldOutput, options.WorkerMemory, options.LineageMemory, options.Time);
        try
        {
            // While they start, the rest is made.
            processes?.StartEarly(Math.Min(plan.Workers, Node.StartsAtOnce));
            store = new NodeStore(options.ObjectStoreMemory, options.SpillDirectory, logger, options.Time);
            IWorkerFactory factory = processes ?? (IWorkerFactory)new ThreadWorkerFactory(network, store, options.LineageMemory, logger, options.Time);
            string? ringFolder = Messengers.RingFolder(options.Transport, store.SharedFolder, store.Address.Capacity);
            node = new Node(factory, store, plan, secret, logger, options.Time, options.HeartbeatTimeout, memoryRules) { RingFolder = ringFolder };
            Task serving = node.StartWorkersAsync();
            IMessenger messenger = options.Isolation == Isolation.Thread ? new InMemoryMessenger(Node.DriverNumber, network, logger) : Messengers.Open(Node.DriverNumber, secret, ringFolder, logger);
            (IControlChannel nodeSide, IControlChannel driverSide) = InMemoryControlChannel.CreatePair();
            session = new Session(Node.DriverNumber, Node.Number, messenger, driverSide, store.OpenFor(Node.DriverNumber), logger, options.Time) { LineageMemory = options.LineageMemory ?? LineageBook.DefaultMemory };
            session.Places.CopiesOf = store.CopiesOf;
            Session driver = session;
            driverSide.Start(message => ControlRouter.Route(driver, message), static _ => { });
            node.AddDriver(nodeSide);
            await serving.WaitAsync(StartLimit, cancellationToken).ConfigureAwait(false);
            return new Cluster(node, store, session);
        }
        catch (Exception e)
        {
            if (node is not null) await node.DisposeAsync().ConfigureAwait(false);
            else if (processes is not null) await processes.DisposeAsync().ConfigureAwait(false);
            if (session is not null) await session.DisposeAsync().ConfigureAwait(false);
            if (store is not null) await store.DisposeAsync().ConfigureAwait(false);
            if (e is TimeoutException)
                throw new WorkerStartException($"The cluster did not start within {StartLimit.TotalSeconds:0} s: {node?.Workers.Count ?? 0} of {plan.Workers} workers are ready.", e);
            throw;
        }
    }
}
