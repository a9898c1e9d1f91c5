using Remote.Scheduling;
using Remote.Scheduling.Groups;

namespace Remote.Benchmarks.Scheduling;

/// <summary>Placement groups that come and go in a simulated cluster whose nodes are partly used by tasks.</summary>
/// <param name="Rate">Groups placed and removed per second of CPU time.</param>
/// <param name="MeanNodes">Over how many nodes a group lies.</param>
internal readonly record struct GroupRun(double Rate, double MeanNodes)
{
    public static GroupRun Of(int nodes, int groups, PlacementStrategy strategy, int seed)
    {
        var random = new Random(seed);
        var scheduler = new Scheduler(seed);
        Workload.AddNodes(scheduler, nodes);
        Demand one = scheduler.Compile(ResourceVector.Create(1, 0, 0, null));
        for (int i = 0; i < nodes * 4; i++)
        {
            if (scheduler.Decide(one, PlacementRule.Spread) is { Kind: DecisionKind.Placed } decision) decision.Account!.Take(one);
        }

        Dictionary<ulong, BundleLedger> ledgers = scheduler.Nodes.Values.ToDictionary(static n => n.Id, n => new BundleLedger(scheduler, n.Account));
        var table = new GroupTable(scheduler, ledgers.GetValueOrDefault);
        ResourceVector plain = ResourceVector.Create(1, 0, 2L << 30, null), withGpu = ResourceVector.Create(1, 1, 0, null);
        var alive = new Queue<GroupEntry>();
        long laid = 0;
        int mostAlive = Math.Max(1, Math.Min(groups, nodes) / 10);
        TimeSpan start = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < groups; i++)
        {
            ResourceVector[] bundles = random.Next(4) == 0 ? [plain, plain, plain, withGpu] : [plain, plain, plain, plain];
            GroupEntry entry = table.Create(new GroupId(1, (ulong)i), bundles, strategy);
            if (entry.State != GroupState.Ready) throw new InvalidOperationException($"A group is {entry.State}: {entry.Reason}");
            laid += entry.Nodes.Distinct().Count();
            alive.Enqueue(entry);
            if (alive.Count > mostAlive) Remove(table, alive.Dequeue());
        }

        double seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        while (alive.TryDequeue(out GroupEntry? left)) Remove(table, left);
        return new GroupRun(groups / seconds, (double)laid / groups);
    }

    private static void Remove(GroupTable table, GroupEntry entry)
    {
        table.BeginRemoval(entry);
        table.EndRemoval(entry);
    }
}
