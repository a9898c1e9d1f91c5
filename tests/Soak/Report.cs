using System.Globalization;
using Chaos;
using Remote;
using Spectre.Console;

namespace Soak;

/// <summary>What a run prints.</summary>
internal static class Report
{
    public static void Progress(TimeSpan elapsed, Lane[] lanes, ObjectStoreInfo store, Sample now)
        => Line($"{elapsed:mm\\:ss}  {lanes.Sum(static l => l.Figures.Checked):N0} checked, {lanes.Sum(static l => l.Figures.BrokenCount)} wrong; alive {Mebi(lanes.Sum(static l => l.Bytes))}, "
            + $"in the store {Mebi(store.Used)} of {Mebi(store.Capacity)}; to disk {Mebi(store.SpilledTotal)}, back {Mebi(store.RestoredTotal)}; "
            + $"driver {Mebi(now.Driver)} with {Mebi(now.Heap)} of objects, workers {Mebi(now.Workers)}, shared {Mebi(now.Arena)}, disk {Mebi(now.Disk)} in {now.Files} files");

    public static void Print(SoakOptions options, Lane[] lanes, ObjectStoreInfo store, Trend[] trends, Aftermath aftermath)
    {
        var table = new Table().AddColumn("Takes").AddColumn("After the warm-up", static c => c.RightAligned()).AddColumn("At the end", static c => c.RightAligned())
            .AddColumn("At most", static c => c.RightAligned()).AddColumn("");
        foreach (Trend trend in trends) table.AddRow(trend.Name, Amount(trend, trend.Early), Amount(trend, trend.Late), Amount(trend, trend.Bound), trend.IsFlat ? "flat" : "GROWS");
        AnsiConsole.Write(table);
        Line($"{options.Length.TotalSeconds:0} s, seed {options.Seed}, store of {Mebi(store.Capacity)}, {Mebi(options.LivePerLane * options.Lanes)} kept alive: "
            + $"{lanes.Sum(static l => l.Figures.Checked):N0} objects checked, {lanes.Sum(static l => l.Figures.BrokenCount)} wrong; {Mebi(store.SpilledTotal)} moved to disk, {Mebi(store.RestoredTotal)} read back.");
        foreach (string broken in lanes.SelectMany(static l => l.Figures.Broken)) Line($"WRONG  {broken}");
        foreach (string left in aftermath.Left) Line($"LEFT   {left}");
        Line($"{(aftermath.IsClean ? "Nothing left behind: all objects were freed, all resources came back, no process lives on." : "Something was left behind.")}");
    }

    private static string Amount(Trend trend, long value) => trend.Name is "objects" or "spill files" ? value.ToString("N0", CultureInfo.InvariantCulture) : Mebi(value);

    private static string Mebi(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20:N0} MiB");

    private static void Line(string text) => Console.WriteLine(text);
}
