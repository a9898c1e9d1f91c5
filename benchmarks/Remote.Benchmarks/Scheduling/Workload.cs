using Remote.Scheduling;

namespace Remote.Benchmarks.Scheduling;

/// <summary>The nodes and the mix of tasks that are simulated. Durations and demands are drawn from the seed.</summary>
internal static class Workload
{
    private static readonly string[] Zones = ["a", "b", "c"];

    /// <summary>Three kinds of machines: one in ten has GPUs, one in five is large.</summary>
    public static void AddNodes(Scheduler scheduler, int count)
    {
        for (int i = 0; i < count; i++)
        {
            ResourceVector total = (i % 10) switch
            {
                9 => ResourceVector.Create(16, 4, 128L << 30, null),
                3 or 7 => ResourceVector.Create(32, 0, 256L << 30, null),
                _ => ResourceVector.Create(8, 0, 64L << 30, null),
            };
            scheduler.AddNode((ulong)i + 1, total, new Dictionary<string, string> { ["zone"] = Zones[i % Zones.Length] });
        }
    }

    /// <summary>The mix: mostly one CPU, some less, some much more, some with GPUs, some with a label.</summary>
    public static TaskClass[] Classes(Scheduler scheduler, PlacementRule? rule)
    {
        return
        [
            Class("0.25 CPU", 0.15, 0.5, rule, cpus: 0.25),
            Class("1 CPU", 0.50, 1, rule, cpus: 1),
            Class("2 CPU, 4 GiB", 0.12, 2, rule, cpus: 2, gib: 4),
            Class("4 CPU, 16 GiB", 0.08, 3, rule, cpus: 4, gib: 16),
            Class("16 CPU", 0.02, 4, rule, cpus: 16),
            Class("0.5 GPU", 0.04, 1, rule, cpus: 1, gpus: 0.5),
            Class("2 GPU", 0.01, 4, rule, cpus: 2, gpus: 2),
            Class("1 CPU, zone=b", 0.08, 1, PlacementRule.Labelled("zone", "b"), cpus: 1),
        ];

        TaskClass Class(string name, double share, double seconds, PlacementRule? where, double cpus, double gpus = 0, int gib = 0)
            => new(name, scheduler.Compile(ResourceVector.Create(cpus, gpus, (long)gib << 30, null)), where, share, seconds);
    }

    /// <summary>The rate of arrival, in tasks a second, at which so much of all CPUs would be in use.</summary>
    public static double ArrivalRate(Scheduler scheduler, TaskClass[] classes, double load)
    {
        double cpus = scheduler.Nodes.Values.Sum(static n => (double)n.Account.TotalOf(ResourceNames.Cpu));
        double each = classes.Sum(static c => c.Share * c.MeanSeconds * c.Demand.Vector[ResourceVector.Cpu]);
        return load * cpus / each;
    }
}
