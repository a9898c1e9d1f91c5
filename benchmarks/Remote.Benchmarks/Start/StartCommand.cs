using System.Text.Json;
using Spectre.Console;

namespace Remote.Benchmarks.Start;

/// <summary>Start-up, actors by the thousand, and what a cluster costs that does nothing.</summary>
internal static class StartCommand
{
    private const int Starts = 7;
    private static readonly string[] Groups = ["fresh", "idle", "actors"];

    public static async Task<int> RunAsync(string[] args)
    {
        string? file = args is [.., "--json", var last] ? last : null;
        string[] wanted = file is null ? args : args[..^2];
        if (wanted.Except(Groups).FirstOrDefault() is { } unknown)
        {
            AnsiConsole.WriteLine($"start knows no '{unknown}'. Give some of {string.Join(", ", Groups)}, and --json FILE.");
            return 2;
        }

        List<StartFigure> figures = [];
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress => figures = await MeasureAsync(wanted.Length == 0 ? Groups : wanted, progress.AddTask("measuring")));
        AnsiConsole.Write(TableOf(figures));
        if (file is not null) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures));
        return 0;
    }

    private static async Task<List<StartFigure>> MeasureAsync(string[] groups, ProgressTask progress)
    {
        List<StartFigure> figures = [];
        progress.MaxValue = groups.Length;
        void Advance(string group, double share)
        {
            progress.Description = group;
            progress.Increment(share);
        }

        // First, while nothing else of this program runs.
        if (groups.Contains("fresh")) figures.AddRange(Describe(FreshStart.Measure(Starts, () => Advance("start-up, in fresh processes", 1.0 / Starts))));
        progress.Description = "an idle cluster, a minute";
        if (groups.Contains("idle")) figures.AddRange(await Task.Run(IdleCost.Measure));
        Advance("actors", groups.Contains("idle") ? 1 : 0);
        if (!groups.Contains("actors")) return figures;
        await using Cluster cluster = await Cluster.StartAsync();
        await foreach (StartFigure figure in ActorsAsync())
        {
            figures.Add(figure);
            Advance("actors", 0.2);
        }

        return figures;
    }

    private static async IAsyncEnumerable<StartFigure> ActorsAsync()
    {
        yield return new("20 actors with a process each, created and answering", await ManyActors.SecondsAsync(20, new() { OwnProcess = true }), "s", 3);
        yield return new("100 actors, created and answering", await ManyActors.SecondsAsync(100) * 1000, "ms");
        yield return await ManyActors.RateAsync(2000, rounds: 10);
        yield return await ManyActors.RateAsync(10_000, rounds: 5);
        yield return await ManyActors.MemoryAsync();
    }

    private static StartFigure[] Describe(FreshStart[] all) =>
    [
        new($"StartAsync to the first task result, a fresh process, median of {all.Length}", Median(all, static s => s.TaskMs), "ms", 400),
        new("  StartAsync", Median(all, static s => s.StartMs), "ms"),
        new("  to the first actor result", Median(all, static s => s.ActorMs), "ms"),
        new("  methods compiled in the driver", Median(all, static s => s.Methods), ""),
        new("  methods compiled in a worker", Median(all, static s => s.WorkerMethods), ""),
    ];

    private static double Median(FreshStart[] all, Func<FreshStart, double> of) => all.Select(of).Order().ElementAt(all.Length / 2);

    private static Table TableOf(IEnumerable<StartFigure> figures)
    {
        var table = new Table().AddColumn("what").AddColumn(new TableColumn("measured").RightAligned()).AddColumn(new TableColumn("target").RightAligned()).AddColumn("holds");
        foreach (StartFigure one in figures)
            table.AddRow(Markup.Escape(one.Name), $"[bold]{one.ValueText}[/]", one.TargetText, one.Holds switch { null => "", true => "[green]yes[/]", _ => "[yellow]no[/]" });
        return table;
    }
}
