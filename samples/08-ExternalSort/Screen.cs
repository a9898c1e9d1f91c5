using Spectre.Console;

namespace ExternalSort;

/// <summary>Draws: bars that move where there is a terminal, a line per quarter where there is none.</summary>
internal static class Screen
{
    public static Task WithProgressAsync(Func<Func<string, int, Action>, Task> work) =>
        Console.IsOutputRedirected ? work(Lines) : AnsiConsole.Progress().StartAsync(progress => work((name, total) =>
        {
            ProgressTask bar = progress.AddTask(name, maxValue: total);
            return () => bar.Increment(1);
        }));

    public static void ShowTimes(Plan plan, TimeSpan map, TimeSpan reduce, TimeSpan check, ObjectStoreInfo store)
    {
        double mebibytes = (double)plan.Bytes / Plan.MiB, capacity = (double)store.Capacity / Plan.MiB;
        AnsiConsole.MarkupLine($"{mebibytes:N0} MiB of keys, mapped in {plan.Parts} parts and reduced in {plan.Ranges} ranges: {mebibytes / capacity:F1} times the object store of {capacity:N0} MiB.");
        AnsiConsole.MarkupLine($"map {map.TotalSeconds:F2} s, shuffle and reduce {reduce.TotalSeconds:F2} s, check {check.TotalSeconds:F2} s");
        AnsiConsole.MarkupLine($"[bold]{plan.Bytes / 1e6 / (map + reduce).TotalSeconds:N0} MB/s[/] sorted; "
            + $"{(double)store.SpilledTotal / Plan.MiB:N0} MiB were spilled to disk, {(double)store.RestoredTotal / Plan.MiB:N0} MiB read back.");
    }

    private static Action Lines(string name, int total)
    {
        int done = 0;
        return () =>
        {
            int quarters = 4 * ++done / total;
            if (quarters > 4 * (done - 1) / total) Console.WriteLine($"{name}: {25 * quarters,3} %");
        };
    }
}
