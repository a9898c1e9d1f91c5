using System.Diagnostics;
using System.Globalization;
using Remote.Scheduling;
using Remote.Scheduling.Groups;
using Spectre.Console;

namespace Remote.Benchmarks.Scheduling;

/// <summary>The runtime's scheduler in a simulated cluster: how fast it decides, how much of the cluster is used, and how fair it is.</summary>
internal static class ScheduleCommand
{
    private const int Seed = 20;

    public static int Run(string[] args)
    {
        if (!TryRead(args, 0, 10_000, out int nodes) || !TryRead(args, 1, 1_000_000, out int tasks))
        {
            AnsiConsole.WriteLine("Give two positive whole numbers: nodes and tasks.");
            return 2;
        }

        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 140);
        AnsiConsole.WriteLine($"{nodes:N0} nodes, {tasks:N0} tasks a row, seed {Seed}. Load is what the tasks ask for, of all CPUs; above 100 % a queue grows until the last task has come. Rates are per second of CPU time of the whole simulation.");
        Table table = new Table().AddColumns("policy", "load", "decisions/s", "placed/s", "CPUs used", "load, Jain", "waits, Jain", "mean wait", "max wait", "wall");
        var slow = new Dictionary<string, TaskClass[]>();
        foreach ((string name, PlacementRule? rule) in new[] { ("hybrid", (PlacementRule?)null), ("spread", PlacementRule.Spread) })
        {
            foreach (double load in new[] { 0.4, 0.9, 1.2 }) slow[$"{name} at {load:P0}"] = AddRow(table, name, rule, load, nodes, tasks);
        }

        AnsiConsole.Write(table);
        AnsiConsole.Write(Waits(slow["hybrid at 120 %"]));
        AnsiConsole.Write(GroupRates(nodes, Math.Max(1, tasks / 100)));
        return 0;
    }

    private static TaskClass[] AddRow(Table table, string name, PlacementRule? rule, double load, int nodes, int tasks)
    {
        var clock = Stopwatch.StartNew();
        var scheduler = new Scheduler(Seed);
        Workload.AddNodes(scheduler, nodes);
        TaskClass[] classes = Workload.Classes(scheduler, rule);
        var run = new Simulation(scheduler, classes, Workload.ArrivalRate(scheduler, classes, load), Seed);
        TimeSpan before = Environment.CpuUsage.TotalTime;
        run.Run(tasks);
        double seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;

        double cpus = scheduler.Nodes.Values.Sum(static n => (double)n.Account.TotalOf(ResourceNames.Cpu));
        double used = run.Busy.CpuSeconds / (cpus * run.Busy.Seconds);
        double[] loads = [.. scheduler.Nodes.Values.Select(n => run.CpuSeconds.GetValueOrDefault(n.Id) / n.Account.TotalOf(ResourceNames.Cpu))];
        table.AddRow(
            name, $"{load:P0}", $"{run.Decisions / seconds:N0}", $"{tasks / seconds:N0}", $"{used:P0}", $"{Fairness.Jain(loads):0.000}",
            $"{Fairness.Jain(classes.Select(static c => c.MeanWait)):0.000}", $"{classes.Sum(static c => c.TotalWait) / classes.Sum(static c => c.Ran):0.00} s",
            $"{classes.Max(static c => c.MaxWait):0.0} s", $"{clock.Elapsed.TotalSeconds:0.0} s");
        return classes;
    }

    private static Table Waits(TaskClass[] classes)
    {
        Table table = new Table().Title("hybrid at 120 %: waits of each class").AddColumns("class", "ran", "mean run", "mean wait", "max wait");
        foreach (TaskClass one in classes) table.AddRow(one.Name, $"{one.Ran:N0}", $"{one.MeanSeconds:0.0} s", $"{one.MeanWait:0.00} s", $"{one.MaxWait:0.0} s");
        return table;
    }

    private static Table GroupRates(int nodes, int groups)
    {
        Table table = new Table().Title($"{groups:N0} placement groups of 4 bundles, one in four with a GPU; a tenth of them are alive at a time").AddColumns("strategy", "groups/s", "nodes of a group");
        foreach (PlacementStrategy strategy in Enum.GetValues<PlacementStrategy>())
        {
            GroupRun run = GroupRun.Of(nodes, groups, strategy, Seed);
            table.AddRow(strategy.ToString(), $"{run.Rate:N0}", $"{run.MeanNodes:0.00}");
        }

        return table;
    }

    private static bool TryRead(string[] args, int at, int otherwise, out int value)
    {
        value = otherwise;
        return args.Length <= at || (int.TryParse(args[at].Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value) && value > 0);
    }
}
