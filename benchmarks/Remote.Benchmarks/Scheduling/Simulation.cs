using Remote.Scheduling;

namespace Remote.Benchmarks.Scheduling;

/// <summary>
/// Tasks that come and end in simulated time, placed by the runtime's own scheduler. Those that do not fit wait in their class; whenever
/// something is given back, the classes are tried again, the one whose first task has waited longest first.
/// </summary>
internal sealed class Simulation(Scheduler scheduler, TaskClass[] classes, double arrivalRate, int seed)
{
    /// <summary>A class whose first task has waited so long gets nodes kept for it, in simulated seconds.</summary>
    private const double Patience = 2;

    /// <summary>At most one node in so many is kept for a class.</summary>
    private const int NodesPerReservation = 50;

    private readonly Random random = new(seed);
    private readonly PriorityQueue<(Holding Holding, double Began), double> running = new();
    private readonly Dictionary<ulong, double> cpuSeconds = [];
    private readonly List<TaskClass> byAge = [];
    private double inUse;
    private double usedSeconds;

    public long Decisions { get; private set; }

    /// <summary>Simulated seconds.</summary>
    public double Now { get; private set; }

    /// <summary>CPU units × seconds used, by node.</summary>
    public IReadOnlyDictionary<ulong, double> CpuSeconds => cpuSeconds;

    /// <summary>CPU units × seconds used until the last task came, and when that was: after it the cluster only empties.</summary>
    public (double CpuSeconds, double Seconds) Busy { get; private set; }

    /// <summary>Called after every step, for tests.</summary>
    public Action? Stepped { get; init; }

    /// <summary>Runs so many tasks to their end.</summary>
    public void Run(long tasks)
    {
        double nextArrival = 0;
        long arrived = 0;
        while (arrived < tasks || running.Count > 0)
        {
            if (arrived < tasks && (running.Count == 0 || !running.TryPeek(out _, out double end) || nextArrival <= end))
            {
                Advance(nextArrival);
                Busy = (usedSeconds, Now);
                nextArrival += Exponential(1 / arrivalRate);
                arrived++;
                OnArrived(DrawClass());
            }
            else
            {
                OnEnded();
            }

            Stepped?.Invoke();
        }
    }

    private void Advance(double to)
    {
        usedSeconds += inUse * (to - Now);
        Now = to;
    }

    private void OnArrived(TaskClass taskClass)
    {
        if (taskClass.Waiting.Count > 0 || !TryStart(taskClass, Now)) taskClass.Waiting.Enqueue(Now);
    }

    private void OnEnded()
    {
        running.TryDequeue(out (Holding Holding, double Began) ended, out double end);
        Advance(end);
        ulong node = ended.Holding.Account.Node;
        double used = ended.Holding.Demand.Vector[ResourceVector.Cpu] * (end - ended.Began);
        inUse -= ended.Holding.Demand.Vector[ResourceVector.Cpu];
        cpuSeconds[node] = cpuSeconds.GetValueOrDefault(node) + used;
        ended.Holding.Account.Give(ended.Holding);
        StartWaiting();
    }

    private void StartWaiting()
    {
        byAge.Clear();
        foreach (TaskClass one in classes)
        {
            if (one.Waiting.Count > 0) byAge.Add(one);
        }

        byAge.Sort(static (a, b) => a.Waiting.Peek().CompareTo(b.Waiting.Peek()));
        foreach (TaskClass one in byAge)
        {
            while (one.Waiting.TryPeek(out double since) && TryStart(one, since)) one.Waiting.Dequeue();
            if (one.Waiting.Count == 0) scheduler.EndReservations(one.Demand);
            else if (Now - one.Waiting.Peek() > Patience) Reserve(one);
        }
    }

    private void Reserve(TaskClass waiting)
    {
        int wanted = Math.Min(waiting.Waiting.Count, Math.Max(1, scheduler.Nodes.Count / NodesPerReservation));
        if (scheduler.ReservedFor(waiting.Demand) >= wanted) return;
        scheduler.TryReserve(waiting.Demand);
    }

    private bool TryStart(TaskClass taskClass, double since)
    {
        Decisions++;
        Decision decision = scheduler.Decide(taskClass.Demand, taskClass.Rule);
        Holding? holding = decision.Kind == DecisionKind.Placed ? decision.Account!.Take(taskClass.Demand) : null;
        if (decision.Kind is DecisionKind.Infeasible or DecisionKind.GroupGone) throw new InvalidOperationException($"{taskClass.Name}: {decision.Reason}");
        if (holding is null) return false;
        inUse += taskClass.Demand.Vector[ResourceVector.Cpu];
        taskClass.OnPlaced(Now - since);
        running.Enqueue((holding, Now), Now + Exponential(taskClass.MeanSeconds));
        return true;
    }

    private TaskClass DrawClass()
    {
        double at = random.NextDouble() * classes.Sum(static c => c.Share);
        foreach (TaskClass one in classes)
        {
            at -= one.Share;
            if (at < 0) return one;
        }

        return classes[^1];
    }

    private double Exponential(double mean) => -mean * Math.Log(1 - random.NextDouble());
}
