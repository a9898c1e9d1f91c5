using Spectre.Console;

namespace Quickstart;

/// <summary>Draws; knows nothing of how the work is done.</summary>
internal static class Screen
{
    /// <summary>A bar of the bytes merged so far; ends with the last ref.</summary>
    public static Task ProgressAsync(string title, IReadOnlyList<FileInfo> files, IAsyncEnumerable<ObjectRef<long>> merged) =>
        Bars().StartAsync(async progress =>
        {
            ProgressTask bar = progress.AddTask(Describe(title, files), maxValue: Bytes(files));
            await foreach (ObjectRef<long> bytes in merged) bar.Increment(await bytes);
        });

    /// <summary>The same bar for work done here, one file after the other.</summary>
    public static void Progress(string title, IReadOnlyList<FileInfo> files, Action<FileInfo> work) =>
        Bars().Start(progress =>
        {
            ProgressTask bar = progress.AddTask(Describe(title, files), maxValue: Bytes(files));
            foreach (FileInfo file in files)
            {
                work(file);
                bar.Increment(file.Length);
            }
        });

    public static void ShowTerms(IReadOnlyList<Ranked> terms)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Top terms").AddColumn(new TableColumn("Occurrences").RightAligned());
        foreach (Ranked term in terms) table.AddRow(term.Name, $"{term.Score:N0}");
        AnsiConsole.Write(table);
    }

    public static void ShowHits(string query, IReadOnlyList<Ranked> hits)
    {
        AnsiConsole.MarkupLine($"[bold]{Markup.Escape(query)}[/]");
        foreach (Ranked hit in hits) AnsiConsole.MarkupLine($"  [grey]{hit.Score,6:F1}[/]  {Markup.Escape(hit.Name)}");
        if (hits.Count == 0) AnsiConsole.MarkupLine("  [grey]no member holds any of these words[/]");
    }

    public static void ShowTimes(IReadOnlyList<FileInfo> files, int workers, TimeSpan parallel, TimeSpan alone, bool same)
    {
        AnsiConsole.MarkupLine(
            $"\n{files.Count} files, {Bytes(files):N0} bytes: [bold]{parallel.TotalSeconds:F2} s[/] with {workers} workers, " +
            $"{alone.TotalSeconds:F2} s on one thread, [bold]speed-up {alone / parallel:F2}[/].");
        AnsiConsole.MarkupLine(same ? "[green]Both indexes are the same (SHA-256 of all terms, members and counts).[/]" : "[red]The two indexes differ.[/]");
    }

    public static int ShowFailure(RemoteException error)
    {
        AnsiConsole.MarkupLine($"[red]{error.GetType().Name}[/]: {Markup.Escape(error.Message)}");
        return 1;
    }

    private static Spectre.Console.Progress Bars() =>
        AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn());

    private static string Describe(string title, IReadOnlyList<FileInfo> files) => $"{title}: {files.Count} files";

    private static long Bytes(IEnumerable<FileInfo> files) => files.Sum(file => file.Length);
}
