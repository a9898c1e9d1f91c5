using Spectre.Console;

namespace MonteCarloPi;

/// <summary>Draws: bars that move where there is a terminal, a line per tenth where there is none.</summary>
internal static class Screen
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static Task WatchAsync(long total, Task whole, Func<Task<Tally[]>> look) =>
        Console.IsOutputRedirected ? LinesAsync(total, whole, look) : BarsAsync(total, whole, look);

    public static void Show(Tally tally) =>
        AnsiConsole.MarkupLine($"π ≈ [bold]{tally.Pi:F6}[/] ({tally.Inside:N0} of {tally.Samples:N0} points are inside)");

    private static async Task LinesAsync(long total, Task whole, Func<Task<Tally[]>> look)
    {
        int told = 0;
        await RepeatAsync(whole, look, tallies =>
        {
            Tally sum = tallies.Aggregate((a, b) => a + b);
            int tenths = (int)(10 * sum.Samples / total);
            if (tenths > told) Console.WriteLine($"Progress: {10 * (told = tenths),3} %   π ≈ {sum.Pi:F6}");
        });
    }

    private static Task BarsAsync(long total, Task whole, Func<Task<Tally[]>> look) =>
        AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).StartAsync(async progress =>
        {
            ProgressTask overall = progress.AddTask("π", maxValue: total);
            ProgressTask[]? bars = null;
            await RepeatAsync(whole, look, tallies =>
            {
                bars ??= [.. tallies.Select((_, i) => progress.AddTask($"[grey]task {i}[/]", maxValue: (double)total / tallies.Length))];
                foreach (var (bar, tally) in bars.Zip(tallies)) bar.Value = tally.Samples;
                Tally sum = tallies.Aggregate((a, b) => a + b);
                overall.Value = sum.Samples;
                if (sum.Samples > 0) overall.Description = $"π ≈ [bold]{sum.Pi:F6}[/]";
            });
        });

    // The last look comes after the end of all tasks, and finds their last reports.
    private static async Task RepeatAsync(Task whole, Func<Task<Tally[]>> look, Action<Tally[]> show)
    {
        while (!whole.IsCompleted)
        {
            show(await look());
            await Task.WhenAny(whole, Task.Delay(Pause));
        }
        show(await look());
    }
}
