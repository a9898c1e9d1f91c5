using Remote.ControlPlane;

namespace Remote.Nodes;

/// <summary>Looks after the pool while there is something to look after: ends workers that have had nothing to do, and prepares spares. Touched by the node's loop alone.</summary>
/// <param name="pool">The workers.</param>
/// <param name="isNeeded">Whether something lives only as long as a worker does.</param>
internal sealed class PoolCare(WorkerPool pool, Func<NodeWorker, bool> isNeeded)
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Ray ends idle workers after 1 s; starting a .NET process anew costs more than one that sleeps, so it is longer here.</summary>
    public const int LooksUntilIdle = 10;

    /// <summary>A laptop gets one spare, a larger machine two: each costs some 40 MB.</summary>
    public static int SparesFor(int taskWorkers) => taskWorkers < 8 ? 1 : 2;

    /// <summary>Looks once.</summary>
    /// <param name="quiet">Whether no worker is starting: spares are made only then, and only one at a time.</param>
    /// <returns>Whether to look again before anything has happened: somebody may become idle enough to go, or a spare is missing.</returns>
    public bool OnLook(bool quiet)
    {
        NodeWorker[] tasks = [.. pool.IdleTaskWorkers], hosts = [.. pool.EmptyHosts];
        foreach (NodeWorker worker in pool.All) worker.IdleLooks = tasks.Contains(worker) || hosts.Contains(worker) ? worker.IdleLooks + 1 : 0;
        // The longest idle first: one that declined lets the others go before it is asked again.
        foreach (NodeWorker worker in tasks.OrderByDescending(static w => w.IdleLooks).Where(MayGo).Take(pool.Surplus)) Retire(worker);
        foreach (NodeWorker worker in hosts.Where(MayGo)) Retire(worker);
        if (quiet) pool.Refill();
        // One that was asked may decline: then it is the others' turn, who have been idle as long.
        if (pool.Surplus > 0 || pool.EmptyHosts.Any() || pool.LacksSpare || pool.All.Any(static w => w.Retires)) return true;
        // Until the next look they may have had something to do.
        foreach (NodeWorker worker in pool.All) worker.IdleLooks = 0;
        return false;
    }

    /// <summary>It holds what others use: it is asked again later.</summary>
    public static void OnDeclined(NodeWorker worker) => (worker.Retires, worker.IdleLooks) = (false, 0);

    private bool MayGo(NodeWorker worker) => worker is { KilledBecause: null, IdleLooks: >= LooksUntilIdle } && !isNeeded(worker);

    private static void Retire(NodeWorker worker)
    {
        worker.Retires = true;
        worker.Link!.Channel.Send(new Retire());
    }
}
