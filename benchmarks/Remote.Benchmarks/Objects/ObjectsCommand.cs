using System.Globalization;
using Spectre.Console;

namespace Remote.Benchmarks.Objects;

/// <summary>The object plane: small and large objects, many refs, many queued tasks; each beside Ray's figure and a raw limit in the same run.</summary>
internal static class ObjectsCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (!TryRead(args, 0, 1, out double seconds) || !TryRead(args, 1, 1024, out double mebibytes) || !TryRead(args, 2, 1_000_000, out double queued)) return 2;
        var time = TimeSpan.FromSeconds(seconds);
        // A file has no width; a terminal's is its own.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 180;
        await using Cluster cluster = await Cluster.StartAsync();
        for (int i = 0; i < 1000; i++) await ObjectTasks.Remote().Nothing();

        FigureTable.Write("large objects", await new LargeObjects((int)mebibytes).MeasureAsync());
        FigureTable.Write("small objects", SmallObjects.Measure(time));
        List<Figure> many = [];
        foreach (Func<Task<Figure>> measure in ManyRefs.All(time)) many.Add(await measure());
        FigureTable.Write("many refs", many);
        (IEnumerable<Figure> figures, string memory) = await QueuedTasks.MeasureAsync((int)queued);
        FigureTable.Write("queued tasks", figures);
        AnsiConsole.WriteLine(memory);
        FigureTable.Write("several nodes", await new NodeTransfers(cluster, (int)mebibytes).MeasureAsync());
        return 0;
    }

    private static bool TryRead(string[] args, int at, double standard, out double value)
    {
        value = standard;
        if (args.Length <= at || (double.TryParse(args[at], CultureInfo.InvariantCulture, out value) && value > 0)) return true;
        AnsiConsole.WriteLine($"'{args[at]}' is no positive number.");
        return false;
    }
}
