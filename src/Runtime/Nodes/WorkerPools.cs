namespace Remote.Nodes;

/// <summary>The workers of all nodes. Touched by the loop of the driver's node alone.</summary>
internal sealed class WorkerPools
{
    private readonly SortedDictionary<ulong, WorkerPool> pools = [];

    public IEnumerable<NodeWorker> All => pools.Values.SelectMany(static p => p.All);

    public bool HasTaskWorkers => pools.Values.Any(static p => p.HasTaskWorkers);

    public void Add(ulong node, WorkerPool pool) => pools.Add(node, pool);

    /// <summary>The node has left, and its workers end.</summary>
    public void Remove(ulong node) => pools.Remove(node);

    /// <summary>The workers of a node; null where it has left.</summary>
    public WorkerPool? Of(ulong node) => pools.GetValueOrDefault(node);

    public NodeWorker? Find(ulong number)
    {
        foreach (WorkerPool pool in pools.Values)
        {
            if (pool.Find(number) is { } worker) return worker;
        }

        return null;
    }

    public void Remove(NodeWorker worker) => Of(worker.OnNode)?.Remove(worker);
}
