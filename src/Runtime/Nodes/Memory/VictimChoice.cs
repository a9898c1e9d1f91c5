namespace Remote.Nodes.Memory;

/// <summary>
/// Which worker is ended when the machine's memory runs out: the newest task that may be run again, since it has done least; then the newest
/// task at all; then actors that may be started again; then any. A worker counts as old as the oldest task that has begun there.
/// </summary>
internal static class VictimChoice
{
    /// <summary>The worker; null where none does anything.</summary>
    public static WorkerUse? Choose(IEnumerable<WorkerUse> workers)
        => workers.Where(static w => !w.IsIdle).OrderBy(static w => w.Cost).ThenByDescending(static w => w.BegunAt).ThenByDescending(static w => w.Number).FirstOrDefault();
}
