using System.Globalization;
using Spectre.Console;

namespace Chaos;

/// <summary>What a run prints.</summary>
internal static class Report
{
    public static void Progress(TimeSpan elapsed, IWorkload[] workloads, Monkey monkey)
        => AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{elapsed:mm\\:ss}  {monkey.Kills.Values.Sum()} killed, {monkey.Pauses} paused; {workloads.Sum(static w => w.Figures.Checked):N0} results checked, {workloads.Sum(static w => w.Figures.BrokenCount)} wrong"));

    public static void Print(ChaosOptions options, IWorkload[] workloads, Monkey monkey, Aftermath aftermath)
    {
        var table = new Table().AddColumns("Work", "Promise").AddColumn("Checked", static c => c.RightAligned())
            .AddColumn("Announced failures", static c => c.RightAligned()).AddColumn("Broken", static c => c.RightAligned());
        foreach (IWorkload one in workloads)
            table.AddRow(one.Name, one.Promise, Number(one.Figures.Checked), Number(one.Figures.Excused), Number(one.Figures.BrokenCount));
        AnsiConsole.Write(table);
        string kills = string.Join(", ", monkey.Kills.Select(static k => $"{k.Value} of {k.Key}"));
        AnsiConsole.WriteLine($"{options.Length.TotalSeconds:0} s, seed {options.Seed}. Killed workers: {(kills.Length == 0 ? "none" : kills)}; paused: {monkey.Pauses}; processes seen: {monkey.Seen.Count}.");
        foreach (string broken in workloads.SelectMany(static w => w.Figures.Broken.Select(b => $"{w.Name}: {b}"))) AnsiConsole.WriteLine($"BROKEN  {broken}");
        foreach (string left in aftermath.Left) AnsiConsole.WriteLine($"LEFT    {left}");
        AnsiConsole.WriteLine(aftermath.IsClean ? "Nothing left behind: all resources came back, no process lives on." : "Something was left behind.");
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
