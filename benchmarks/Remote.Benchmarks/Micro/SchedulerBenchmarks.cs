using BenchmarkDotNet.Attributes;
using Remote.Benchmarks.Scheduling;
using Remote.Scheduling;

namespace Remote.Benchmarks.Micro;

/// <summary>One decision: where a task of one CPU goes in a cluster of which about half is taken, taking it, and giving it back.</summary>
[MemoryDiagnoser]
public class SchedulerBenchmarks
{
    private const int Seed = 20;
    private const int TakenPerNode = 6;

    private Scheduler scheduler = new(Seed);
    private Demand? demand;

    /// <summary>Nodes in the cluster.</summary>
    [Params(1, 100, 10_000)]
    public int Nodes { get; set; }

    /// <summary>Fills the cluster.</summary>
    [GlobalSetup]
    public void Fill()
    {
        scheduler = new Scheduler(Seed);
        Workload.AddNodes(scheduler, Nodes);
        demand = scheduler.Compile(ResourceVector.Create(1, 0, 0, null));
        for (int i = 0; i < Nodes * TakenPerNode; i++) scheduler.Decide(demand, PlacementRule.Spread).Account!.Take(demand);
    }

    /// <summary>Where it fits best.</summary>
    [Benchmark]
    public void Hybrid() => Place(null);

    /// <summary>Where least is in use.</summary>
    [Benchmark]
    public void Spread() => Place(PlacementRule.Spread);

    private void Place(PlacementRule? rule)
    {
        ResourceAccount account = scheduler.Decide(demand!, rule).Account!;
        account.Give(account.Take(demand!)!);
    }
}
