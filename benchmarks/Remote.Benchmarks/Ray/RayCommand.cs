using System.CommandLine;
using Remote.Benchmarks.Reporting;
using Spectre.Console;

namespace Remote.Benchmarks.Ray;

/// <summary>Every workload of Ray's ray_perf.py, with Ray's published figures beside ours.</summary>
internal static class RayCommand
{
    private const double Seconds = 0.5;

    /// <summary>Grouped; each group in the order of ray_perf.py.</summary>
    public static IReadOnlyList<Workload> All { get; } =
        [.. ObjectWorkloads.All, .. TaskWorkloads.All, .. ActorWorkloads.All, .. AsyncActorWorkloads.All, .. GroupWorkloads.All];

    public static Task<int> RunAsync(string[] args)
    {
        var seconds = new Argument<double>("seconds")
        {
            Description = "Seconds a round, four rounds a row; Ray has 2.",
            DefaultValueFactory = static _ => Seconds,
        };
        seconds.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && double.TryParse(token.Value, out double value) && value <= 0) result.AddError($"seconds is {value}. Give more than 0.");
        });
        var rows = new Argument<string[]>("rows") { Description = "Only rows whose name contains one of these.", Arity = ArgumentArity.ZeroOrMore };
        var files = new ReportFiles();
        var command = new RootCommand("Every workload of Ray's ray_perf.py, with Ray's published figures beside ours.") { seconds, rows };
        files.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(rows) ?? [], files, parsed));
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(TimeSpan round, string[] wanted, ReportFiles files, ParseResult options)
    {
        Workload[] chosen = [.. All.Where(work =>
            wanted.Length == 0 || wanted.Any(part => work.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))];
        if (chosen.Length == 0)
        {
            AnsiConsole.WriteLine($"No row has such a name. The rows are: {string.Join(", ", All.Select(static work => work.Name))}.");
            return 2;
        }

        Report report = await MeasureAsync(chosen, round);
        files.Write(report, options);
        return report.Rows.Any(static row => row.Failure is not null) ? 1 : 0;
    }

    private static async Task<Report> MeasureAsync(Workload[] chosen, TimeSpan round)
    {
        Dictionary<string, double> resources = new() { [GroupWorkloads.Resource] = GroupWorkloads.ResourceTotal };
        await using Cluster cluster = await Cluster.StartAsync(new() { Resources = resources });
        var run = new RayRun(cluster, round);
        List<Row> rows = [];
        int most = 0;
        foreach (Workload work in chosen)
        {
            if (run.Hung) break;
            rows.Add(await run.MeasureAsync(work));
            most = Math.Max(most, cluster.Workers.Count);
            if (Console.IsErrorRedirected) continue;
            await Console.Error.WriteLineAsync($"{rows.Count}/{chosen.Length} {work.Name}");
        }

        return new Report(
            "Remote beside Ray: ray_perf.py", RayFigures.Source, Machine.Here(),
            [new Series(RayRun.Published), new Series(RayRun.Newest, InChart: false), new Series(RayRun.RawLimit, InChart: false)], rows, Notes(round, most));
    }

    private static string[] Notes(TimeSpan round, int processes) =>
    [
        $"Each row: a warm-up, then the mean ± deviation of 4 rounds of {round.TotalSeconds:0.##} s (Ray: 2 s). "
            + "Counts are Ray's: 32 actors, 4 or 10 clients, whatever the machine.",
        $"CPUs are this machine's, {Environment.ProcessorCount}; actors hold none, as in Ray's. "
            + $"This run had this process and at most {processes} workers: actors share processes, where Ray gives each one of its own.",
        "'get calls' and 'put calls': a small value stays in the process that has put it; Ray's go to its store, and are pickled.",
        "'sync' awaits each answer before the next call; 'by Get()' blocks for it, as ray.get does.",
        "Ray's 'client__' rows are left out: they measure Ray Client, a program on another machine that connects through a proxy. "
            + "Remote has no such client yet.",
    ];
}
