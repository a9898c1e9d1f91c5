using Remote.Benchmarks.Scheduling;
using Remote.Scheduling;

namespace Remote.Runtime.Tests.Scheduling.Pure;

/// <summary>The simulation of benchmarks/ in a small form: what must hold at any size.</summary>
public sealed class SimulationTests
{
    private const int Tasks = 20_000;

    [Theory]
    [InlineData(false, 0.5)]
    [InlineData(false, 0.9)]
    [InlineData(false, 1.2)]
    [InlineData(true, 0.5)]
    [InlineData(true, 0.9)]
    [InlineData(true, 1.2)]
    public void All_tasks_run_no_node_is_overcommitted_and_everything_comes_back(bool spread, double load)
    {
        var scheduler = new Scheduler(seed: 3);
        Workload.AddNodes(scheduler, 100);
        TaskClass[] classes = Workload.Classes(scheduler, spread ? PlacementRule.Spread : null);
        int step = 0;
        var run = new Simulation(scheduler, classes, Workload.ArrivalRate(scheduler, classes, load), seed: 5)
        {
            Stepped = () =>
            {
                if (++step % 50 == 0) Assert.All(scheduler.Nodes.Values, static n => Assert.False(n.Account.Free.ContainsAnyInRange(long.MinValue, -1)));
            },
        };
        run.Run(Tasks);

        Assert.Equal(Tasks, classes.Sum(static c => c.Ran));
        Assert.True(scheduler.IsUntouched());
        Assert.DoesNotContain(scheduler.Nodes.Values, static n => n.Reserved);
        // Nobody starves: while there is room for all, no class waits much longer than its tasks run.
        double most = load <= 0.5 ? 5 : load < 1 ? 30 : 120;
        Assert.All(classes, c => Assert.InRange(c.MaxWait, 0, most));
        Assert.InRange(Fairness.Jain(scheduler.Nodes.Values.Select(n => run.CpuSeconds.GetValueOrDefault(n.Id) / n.Account.TotalOf(ResourceNames.Cpu))), spread || load > 0.5 ? 0.8 : 0.5, 1);
    }
}
