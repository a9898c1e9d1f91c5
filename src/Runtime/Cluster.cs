using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Remote.ControlPlane;
using Remote.Diagnostics;
using Remote.Hosting;
using Remote.Messaging;
using Remote.Nodes;
using Remote.Nodes.Memory;
using Remote.Scheduling;
using Remote.Tasks.Lineage;

namespace Remote;

/// <summary>The cluster that this program uses: here a node inside this process, and its workers. One at a time in a process.</summary>
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

    /// <summary>The nodes of the cluster, with their ids, labels and resources: here one, this machine.</summary>
    public IReadOnlyList<NodeInfo> Nodes => [node.Info];

    /// <summary>What all nodes together have, by name: CPU, GPU, memory in bytes, custom ones.</summary>
    public IReadOnlyDictionary<string, double> TotalResources => node.Info.Resources;

    /// <summary>What of <see cref="TotalResources"/> is free now: not held by tasks, actors, placement groups, or leases that are kept for the next task (0.5 s).</summary>
    public IReadOnlyDictionary<string, double> AvailableResources => node.Info.Available;

    /// <summary>The object store of this machine: how full it is, and what was moved to disk.</summary>
    public ObjectStoreInfo ObjectStore => store.Info;

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
        Task<Cluster> start;
        lock (Gate)
        {
            if (current is not null || starting is not null)
                throw new InvalidOperationException("A cluster runs in this process already (Cluster.Current). Use it, or dispose it before another is started.");
            start = Begin(options ?? new ClusterOptions(), cancellationToken);
        }

        return await start.ConfigureAwait(false);
    }

    /// <summary>Stops the workers, disposes their actors, and fails what still waits. A new cluster may be started afterwards.</summary>
    public ValueTask DisposeAsync() => new(end.Value);

    /// <summary>The running cluster; starts one where there is none.</summary>
    /// <exception cref="ObjectDisposedException">There was one, and it was stopped: nobody would dispose another.</exception>
    internal static Cluster CurrentOrStarted()
    {
        if (current is { } running) return running;
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

    private static Dictionary<string, string> Labels(ClusterOptions options)
    {
        var labels = new Dictionary<string, string>(options.Labels ?? new Dictionary<string, string>());
        if (labels.Keys.Any(string.IsNullOrWhiteSpace)) throw new ArgumentException("A label in ClusterOptions.Labels has an empty name. Give it one.");
        return labels;
    }

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
        double cpus = options.Cpus ?? Environment.ProcessorCount;
        ResourceVector total = ResourceVector.Create(cpus, options.Gpus ?? 0, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, options.Resources);
        if (options.Gpus > GpuDevices.MaxDevices) throw new ArgumentException($"ClusterOptions.Gpus is {options.Gpus}. A node has at most {GpuDevices.MaxDevices}.");
        int workers = options.Workers ?? Math.Max(1, (int)Math.Ceiling(cpus));
        options.ThrowIfInvalid();
        if (workers < 1) throw new ArgumentException($"ClusterOptions.Workers is {workers}. Give 1 or more.");
        ILogger logger = options.Logging?.CreateLogger("Remote") ?? new StandardErrorLogger(LogLevel.Warning);

        HeldTrace.Begin(options.TraceRefs);
        byte[] secret = RandomNumberGenerator.GetBytes(32);
        var network = new InMemoryNetwork();
        MemoryRules? memoryRules = options.Isolation == Isolation.Thread ? null : MemoryRules.From(options.MemoryLimit, options.Memory);
        Session? session = null;
        Node? node = null;
        var store = new NodeStore(options.ObjectStoreMemory, options.SpillDirectory, logger, options.Time);
        try
        {
            IWorkerFactory factory = options.Isolation == Isolation.Thread
                ? new ThreadWorkerFactory(network, store, options.LineageMemory, logger, options.Time)
                : new ProcessWorkerFactory(options.FoldOutput, options.WorkerMemory, options.LineageMemory, options.Time);
            node = new Node(factory, store, workers, total, Labels(options), secret, logger, options.Time, options.HeartbeatTimeout, memoryRules);
            Task serving = node.StartWorkersAsync();
            IMessenger messenger = options.Isolation == Isolation.Thread ? new InMemoryMessenger(Node.DriverNumber, network, logger) : new NetMqMessenger(Node.DriverNumber, secret, logger);
            (IControlChannel nodeSide, IControlChannel driverSide) = InMemoryControlChannel.CreatePair();
            session = new Session(Node.DriverNumber, Node.Number, messenger, driverSide, store.OpenFor(Node.DriverNumber), logger, options.Time) { LineageMemory = options.LineageMemory ?? LineageBook.DefaultMemory };
            Session driver = session;
            driverSide.Start(message => ControlRouter.Route(driver, message), static _ => { });
            node.AddDriver(nodeSide);
            await serving.WaitAsync(StartLimit, cancellationToken).ConfigureAwait(false);
            return new Cluster(node, store, session);
        }
        catch (Exception e)
        {
            if (node is not null) await node.DisposeAsync().ConfigureAwait(false);
            if (session is not null) await session.DisposeAsync().ConfigureAwait(false);
            await store.DisposeAsync().ConfigureAwait(false);
            if (e is TimeoutException)
                throw new WorkerStartException($"The cluster did not start within {StartLimit.TotalSeconds:0} s: {node?.Workers.Count ?? 0} of {workers} workers are ready.", e);
            throw;
        }
    }
}
