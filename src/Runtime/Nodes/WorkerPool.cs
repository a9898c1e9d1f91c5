namespace Remote.Nodes;

/// <summary>
/// The node's workers: a number for tasks that is kept up, and hosts for actors, started when needed. Touched by the node's loop alone.
/// </summary>
internal sealed class WorkerPool(int target, Func<WorkerRole, NodeWorker> start)
{
    /// <summary>Task workers beyond the target, for tasks that ask for less than a CPU each.</summary>
    private const int GrowthFactor = 4;

    private readonly Dictionary<ulong, NodeWorker> workers = [];

    public IReadOnlyCollection<NodeWorker> All => workers.Values;

    public bool HasTaskWorkers => TaskWorkers.Any();

    private IEnumerable<NodeWorker> TaskWorkers => workers.Values.Where(static w => w.Role == WorkerRole.Tasks);

    public NodeWorker? Find(ulong number) => workers.GetValueOrDefault(number);

    public NodeWorker Start(WorkerRole role)
    {
        NodeWorker worker = start(role);
        workers[worker.Number] = worker;
        return worker;
    }

    public void Remove(NodeWorker worker) => workers.Remove(worker.Number);

    /// <summary>Starts task workers until there are as many as wanted.</summary>
    public void KeepUp()
    {
        for (int missing = target - TaskWorkers.Count(); missing > 0; missing--) Start(WorkerRole.Tasks);
    }

    /// <summary>A worker for one more lease: an idle one, else one whose every task waits.</summary>
    public NodeWorker? PickForTask()
        => TaskWorkers.FirstOrDefault(static w => w.Serves && w.Leases.Count == 0)
           ?? TaskWorkers.Where(static w => w.Serves && w.Leases.TrueForAll(static l => l.Blocked)).MinBy(static w => w.Leases.Count);

    /// <summary>Resources are free but no worker is: starts some, within bounds.</summary>
    public void GrowForTasks(int wanted)
    {
        int coming = TaskWorkers.Count(static w => !w.Serves);
        int room = (target * GrowthFactor) - TaskWorkers.Count();
        for (int i = Math.Min(wanted - coming, room); i > 0; i--) Start(WorkerRole.Tasks);
    }

    /// <summary>The host for one more actor: an empty one, a new one while there are fewer than task workers, else the emptiest.</summary>
    public NodeWorker HostForActor(bool alone)
    {
        if (alone) return Start(WorkerRole.OneActor);
        NodeWorker[] hosts = [.. workers.Values.Where(static w => w.Role == WorkerRole.Actors)];
        NodeWorker? emptiest = hosts.MinBy(static h => h.Actors.Count);
        if (emptiest is not null && (emptiest.Actors.Count == 0 || hosts.Length >= target)) return emptiest;
        return Start(WorkerRole.Actors);
    }
}
