using System.Text.Json;
using Spectre.Console;

namespace Remote.Benchmarks.Start;

/// <summary>Start-up, actors by the thousand, and what a cluster costs that does nothing.</summary>
internal static class StartCommand
{
    private const int Starts = 7;
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ([] or ["--json", _]))
        {
            AnsiConsole.WriteLine("start takes no argument, or --json FILE.");
            return 2;
        }

        List<StartFigure> figures = [];
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn()).StartAsync(async progress =>
        {
            ProgressTask starts = progress.AddTask("fresh processes", maxValue: Starts), actors = progress.AddTask("actors", maxValue: 5), idle = progress.AddTask("idle").IsIndeterminate();
            figures.AddRange(Describe(FreshStart.Measure(Starts, () => starts.Increment(1))));
            await using Cluster cluster = await Cluster.StartAsync();
            idle.StartTask();
            figures.AddRange(await IdleCost.MeasureAsync(IdleTime));
            idle.Value = idle.MaxValue;
            await foreach (StartFigure figure in ActorsAsync())
            {
                figures.Add(figure);
                actors.Increment(1);
            }
        });

        AnsiConsole.Write(TableOf(figures));
        if (args is [_, var file]) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures));
        return 0;
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
