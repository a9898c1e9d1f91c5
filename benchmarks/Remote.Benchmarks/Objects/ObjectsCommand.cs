using System.Globalization;
using Spectre.Console;

namespace Remote.Benchmarks.Objects;

/// <summary>The object plane: small and large objects, many refs, many queued tasks, several nodes; each beside Ray's figure and a raw limit in the same run.</summary>
internal static class ObjectsCommand
{
    // Nodes last: the others are measured on one.
    private static readonly string[] Groups = ["large", "small", "many", "queued", "nodes"];

    public static async Task<int> RunAsync(string[] args)
    {
        if (!TryRead(args, 0, 1, out double seconds) || !TryRead(args, 1, 1024, out double mebibytes) || !TryRead(args, 2, 1_000_000, out double queued)) return 2;
        string[] wanted = args.Length > 3 ? args[3..] : Groups;
        if (wanted.Except(Groups).FirstOrDefault() is { } unknown)
        {
            AnsiConsole.WriteLine($"There is no group '{unknown}'. Give some of {string.Join(", ", Groups)}.");
            return 2;
        }

        // A file has no width; a terminal's is its own.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 180;
        await using Cluster cluster = await Cluster.StartAsync();
        for (int i = 0; i < 1000; i++) await ObjectTasks.Remote().Nothing();
        foreach (string group in Groups.Intersect(wanted)) await ShowAsync(group, cluster, TimeSpan.FromSeconds(seconds), (int)mebibytes, (int)queued);
        return 0;
    }

    private static async Task ShowAsync(string group, Cluster cluster, TimeSpan time, int mebibytes, int queued)
    {
        switch (group)
        {
            case "large": FigureTable.Write("large objects", await new LargeObjects(mebibytes).MeasureAsync()); break;
            case "small": FigureTable.Write("small objects", SmallObjects.Measure(time)); break;
            case "many": FigureTable.Write("many refs", await ManyRefs.MeasureAsync(time)); break;
            case "nodes": FigureTable.Write("several nodes", await new NodeTransfers(cluster, mebibytes).MeasureAsync()); break;
            default:
                (IEnumerable<Figure> figures, string memory) = await QueuedTasks.MeasureAsync(queued);
                FigureTable.Write("queued tasks", figures);
                AnsiConsole.WriteLine(memory);
                break;
        }
    }

    private static bool TryRead(string[] args, int at, double standard, out double value)
    {
        value = standard;
        if (args.Length <= at || (double.TryParse(args[at], CultureInfo.InvariantCulture, out value) && value > 0)) return true;
        AnsiConsole.WriteLine($"'{args[at]}' is no positive number.");
        return false;
    }
}
