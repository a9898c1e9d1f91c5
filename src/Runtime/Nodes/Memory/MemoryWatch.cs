using Microsoft.Extensions.Logging;
using Remote.ControlPlane;
using Remote.Diagnostics;
using Remote.Scheduling;

namespace Remote.Nodes.Memory;

/// <summary>
/// Ends work before memory runs out: a worker that takes more than its work declared, and, where the machine is beyond its limit, one worker
/// after the other until it is not. The system's own killer would choose as it likes, and say nothing. Touched by the node's loop alone.
/// </summary>
/// <param name="rules">Null watches nothing.</param>
/// <param name="workers">All workers of this machine.</param>
/// <param name="stores">What of each node's object store is used.</param>
/// <param name="logger">Gets what was ended and why.</param>
/// <param name="time">The clock that counts how fast memory fills.</param>
internal sealed class MemoryWatch(MemoryRules? rules, Func<IEnumerable<NodeWorker>> workers, Func<IReadOnlyList<NodeStoreUse>> stores, ILogger logger, TimeProvider time) : IDisposable
{
    /// <summary>So far below the limit, workers that have nothing to do give back what they do not need.</summary>
    private const double CollectionMargin = 0.05;
    private const long WorthCollecting = 100L << 20;

    private const string WayOut =
        "Declare what tasks and actors need (Memory), so that no more of them run at once than fit; let fewer run at once (Cpus); make each smaller; or "
        + "give the machine more memory. ClusterOptions.MemoryLimit is the limit.";

    private const string WayOutDeclared = "Declare what the work needs (Memory in its options or in [Remote]), or make it take less.";

    private readonly MemoryPace pace = new(Environment.ProcessorCount);
    private long lookedAt = time.GetTimestamp();
    private NodeWorker? ending;
    private bool nothingLeft;

    public bool Watches => rules is not null;

    /// <summary>When it is to look again, counted from the last look.</summary>
    public TimeSpan Pause { get; private set; } = MemoryPace.Shortest;

    /// <summary>Told when <see cref="Pause"/> has become shorter before it was over.</summary>
    public Action OnSooner { get; init; } = static () => { };

    /// <summary>A worker is about to be given work: what it holds now is not that work's.</summary>
    public void OnGiven(NodeWorker worker, Holding holding)
    {
        if (rules is null) return;
        if (Pause > MemoryPace.Shortest && !IsThisProcess(worker) && DeclaredMemory.Of(holding) is not null) LookSoon();
        if (!IsProcess(worker)) return;
        bool isFirst = worker.Leases.Count + worker.Actors.Count == 1;
        if (DeclaredMemory.Of(worker) is null) worker.Allowance.Clear();
        else if (isFirst || worker.Allowance.Before is null) worker.Allowance.Begin(PrivateOf(worker));
    }

    /// <summary>Reads, and ends at most what has to be ended.</summary>
    public void OnLook()
    {
        if (rules is null) return;
        bool anyBound = false;
        foreach (NodeWorker worker in workers())
        {
            LookAt(worker);
            anyBound |= IsBound(worker);
        }

        MachineMemory? machine = rules.Source.ReadMachine();
        TimeSpan pause = pace.After(rules.Source.RoomBelow(rules.Limit), time.GetElapsedTime(lookedAt));
        lookedAt = time.GetTimestamp();
        // The memory of the last one has to be back before the next is chosen.
        if (ending is not null && !workers().Contains(ending)) ending = null;
        Pause = anyBound || ending is not null ? MemoryPace.Shortest : pause;
        if (ending is null && machine is { } read) LookAt(read);
    }

    /// <summary>Closes what it reads from. The loop has ended.</summary>
    public void Dispose() => (rules?.Source as IDisposable)?.Dispose();

    /// <summary>A worker has collected, as it was asked to.</summary>
    public void OnKept(NodeWorker worker, long held)
    {
        if (rules is null || !IsProcess(worker) || worker.Allowance.Before is not { } before || DeclaredMemory.Of(worker) is not { } declared) return;
        Judge(worker, worker.Allowance.OnCollected(held, declared), before, held, declared);
    }

    private void LookSoon()
    {
        Pause = MemoryPace.Shortest;
        OnSooner();
    }

    private void LookAt(NodeWorker worker)
    {
        if (!IsProcess(worker) || DeclaredMemory.Of(worker) is not { } declared) return;
        long held = PrivateOf(worker);
        if (worker.Allowance.Before is not { } before)
        {
            // What had declared nothing has ended beside it.
            worker.Allowance.Begin(held);
            return;
        }

        Judge(worker, worker.Allowance.OnReading(held, declared), before, held, declared);
    }

    private void Judge(NodeWorker worker, Verdict verdict, long before, long held, long declared)
    {
        if (verdict == Verdict.Collect) worker.Link!.Channel.Send(new CollectMemory());
        if (verdict != Verdict.End || UseOf(worker).IsIdle) return;
        End(worker, MemoryReport.WhyBeyond(before, held, declared), WayOutDeclared, isCause: static _ => true, rules!.Source.ReadMachine());
    }

    private void LookAt(MachineMemory machine)
    {
        if (machine.Fraction <= rules!.Limit)
        {
            nothingLeft = false;
            if (machine.Fraction > rules.Limit - CollectionMargin) CollectIdle();
            return;
        }

        string why = MemoryReport.WhyFor(machine, rules.Limit);
        WorkerUse[] uses = Uses();
        if (VictimChoice.Choose(uses) is not { } victim)
        {
            if (!nothingLeft) Log.NothingToEnd(logger, MemoryReport.Describe(why, WayOut, null, uses, DriverMemory(), machine, stores()));
            nothingLeft = true;
            return;
        }

        ending = workers().First(w => w.Number == victim.Number);
        // Whoever holds most is the cause, as far as can be told; the newest may only have come last.
        End(ending, why, WayOut, all => victim.Private >= all.Max(static u => u.Private), machine);
    }

    private void End(NodeWorker worker, string why, string wayOut, Func<WorkerUse[], bool> isCause, MachineMemory? machine)
    {
        WorkerUse[] uses = Uses();
        string details = MemoryReport.Describe(why, wayOut, UseOf(worker), uses, DriverMemory(), machine, stores());
        Log.EndedForMemory(logger, details);
        worker.EndForMemory(why, new MemoryEnd(details, isCause(uses)));
    }

    private void CollectIdle()
    {
        foreach (NodeWorker worker in workers())
        {
            if (!IsProcess(worker) || worker is not { Leases.Count: 0, Actors.Count: 0, Allowance.Collected: false } || PrivateOf(worker) < WorthCollecting) continue;
            worker.Allowance.Collected = true;
            worker.Link!.Channel.Send(new CollectMemory());
        }
    }

    private WorkerUse[] Uses() => [.. workers().Where(IsProcess).Select(UseOf)];

    private WorkerUse UseOf(NodeWorker worker)
    {
        IReadOnlyList<BegunTask>? tasks = worker.Leases.Count == 0 ? [] : worker.Link!.TaskFile is { } file ? TaskActivity.TryRead(file) : null;
        return new WorkerUse(
            worker.Number, worker.OnNode, worker.ToString(), PrivateOf(worker), DeclaredMemory.Of(worker), tasks, [.. worker.Actors.Select(static a => new HostedUse(a.Name, a.MayRestart))]);
    }

    private long DriverMemory() => rules!.Source.ReadPrivate(Environment.ProcessId);

    private long PrivateOf(NodeWorker worker) => rules!.Source.ReadPrivate(worker.Link!.ProcessId);

    // Also one that does not serve yet: what it takes at first is counted too.
    private static bool IsBound(NodeWorker worker) => !IsThisProcess(worker) && DeclaredMemory.Any(worker);

    private static bool IsThisProcess(NodeWorker worker) => worker.Link?.ProcessId == Environment.ProcessId;

    // One that is a thread cannot be ended, and one that is being ended needs no more.
    private static bool IsProcess(NodeWorker worker) => worker is { Serves: true, KilledBecause: null, Link: { } link } && link.ProcessId != Environment.ProcessId;
}
