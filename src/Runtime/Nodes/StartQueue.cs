namespace Remote.Nodes;

/// <summary>
/// Workers that are to be started: as many as there are CPUs start at a time, the rest waits. More would take longer for each, until none
/// is ready in time. Touched by the node's loop alone.
/// </summary>
internal sealed class StartQueue(int limit, Action<NodeWorker> begin)
{
    private readonly Queue<NodeWorker> waiting = new();
    private readonly HashSet<NodeWorker> starting = [];

    public bool IsEmpty => waiting.Count + starting.Count == 0;

    public void Add(NodeWorker worker)
    {
        waiting.Enqueue(worker);
        Advance();
    }

    /// <summary>It serves, or has ended: the next may start.</summary>
    public void OnDone(NodeWorker worker)
    {
        if (starting.Remove(worker)) Advance();
    }

    private void Advance()
    {
        while (starting.Count < limit && waiting.TryDequeue(out NodeWorker? next))
        {
            starting.Add(next);
            begin(next);
        }
    }
}
