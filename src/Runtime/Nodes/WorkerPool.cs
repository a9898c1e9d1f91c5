namespace Remote.Nodes;

/// <summary>
/// The node's workers: a number for tasks that is kept up, hosts for actors, started when needed, and spares that take either role at once.
/// Touched by the node's loop alone.
/// </summary>
internal sealed class WorkerPool(int target, Func<WorkerRole, NodeWorker> start)
{
    /// <summary>Task workers beyond the target, for tasks that ask for less than a CPU each.</summary>
    private const int GrowthFactor = 4;

    private readonly Dictionary<ulong, NodeWorker> workers = [];

    public IReadOnlyCollection<NodeWorker> All => workers.Values;

    /// <summary>How many workers without a role are kept ready.</summary>
    public int Spares { get; init; }

    /// <summary>Why no worker can be started any more; null while one can.</summary>
    public string? NoStarts { get; set; }

    /// <summary>Called when a worker has come, gone, or taken a role.</summary>
    public Action OnChanged { get; init; } = static () => { };

    public bool HasTaskWorkers => TaskWorkers.Any();

    /// <summary>How many task workers there are beyond the target.</summary>
    public int Surplus => Math.Max(0, TaskWorkers.Count() - target);

    /// <summary>Whether one that should be kept ready is missing, and can be started.</summary>
    public bool LacksSpare => NoStarts is null && workers.Values.Count(static w => w.Role == WorkerRole.Spare) < Spares;

    /// <summary>Task workers that nothing is lent of.</summary>
    public IEnumerable<NodeWorker> IdleTaskWorkers => TaskWorkers.Where(static w => w is { Serves: true, IsFit: true, Leases.Count: 0 });

    /// <summary>Hosts that no actor lives in.</summary>
    public IEnumerable<NodeWorker> EmptyHosts => workers.Values.Where(static w => IsHost(w) && w is { Serves: true, Actors.Count: 0 });

    private IEnumerable<NodeWorker> TaskWorkers => workers.Values.Where(static w => w is { Role: WorkerRole.Tasks, Retires: false });

    public NodeWorker? Find(ulong number) => workers.GetValueOrDefault(number);

    public void Remove(NodeWorker worker)
    {
        workers.Remove(worker.Number);
        OnChanged();
    }

    /// <summary>Starts task workers until there are as many as wanted.</summary>
    public void KeepUp()
    {
        for (int missing = target - TaskWorkers.Count(); missing > 0; missing--) Obtain(WorkerRole.Tasks);
    }

    /// <summary>Starts one spare where one is missing.</summary>
    public void Refill()
    {
        if (LacksSpare) Start(WorkerRole.Spare);
    }

    /// <summary>A worker for one more lease: an idle one, else one whose every task waits, else a spare.</summary>
    public NodeWorker? PickForTask()
        => TaskWorkers.FirstOrDefault(static w => w is { Serves: true, IsFit: true, Leases.Count: 0 })
           ?? TaskWorkers.Where(static w => w is { Serves: true, IsFit: true } && w.Leases.TrueForAll(static l => l.Blocked)).MinBy(static w => w.Leases.Count)
           ?? (TaskWorkers.Count() < target * GrowthFactor && FindSpare() is { Serves: true } spare ? Give(spare, WorkerRole.Tasks) : null);

    /// <summary>Resources are free but no worker is: starts some, within bounds.</summary>
    public void GrowForTasks(int wanted)
    {
        int coming = TaskWorkers.Count(static w => !w.Serves);
        int room = (target * GrowthFactor) - TaskWorkers.Count();
        for (int i = Math.Min(wanted - coming, room); i > 0; i--) Obtain(WorkerRole.Tasks);
    }

    /// <summary>
    /// The host for one more actor: an empty one, a new one while there are fewer than task workers, else the emptiest. Null where it would
    /// have to be started, and none can be.
    /// </summary>
    public NodeWorker? HostForActor(bool alone)
    {
        if (alone) return Obtain(WorkerRole.OneActor);
        NodeWorker? emptiest = null;
        int hosts = 0;
        foreach (NodeWorker worker in workers.Values)
        {
            if (!IsHost(worker)) continue;
            hosts++;
            if (emptiest is null || worker.Actors.Count < emptiest.Actors.Count) emptiest = worker;
        }

        if (emptiest is not null && (emptiest.Actors.Count == 0 || hosts >= target)) return emptiest;
        return Obtain(WorkerRole.Actors) ?? emptiest;
    }

    private static bool IsHost(NodeWorker worker) => worker is { Role: WorkerRole.Actors, IsFit: true };

    private NodeWorker? Obtain(WorkerRole role)
    {
        if (FindSpare() is { } spare) return Give(spare, role);
        return NoStarts is null ? Start(role) : null;
    }

    // One that serves before one that comes.
    private NodeWorker? FindSpare() => workers.Values.Where(static w => w is { Role: WorkerRole.Spare, IsFit: true }).MaxBy(static w => w.Serves);

    private NodeWorker Give(NodeWorker spare, WorkerRole role)
    {
        spare.Become(role);
        OnChanged();
        return spare;
    }

    private NodeWorker Start(WorkerRole role)
    {
        NodeWorker worker = start(role);
        workers[worker.Number] = worker;
        OnChanged();
        return worker;
    }
}
