using Spectre.Console;

namespace Remote.Benchmarks.Reporting;

/// <summary>A report on the screen.</summary>
internal static class ReportTable
{
    // A file has no width; a terminal's is its own.
    private const int FileWidth = 200;

    public static void Write(Report report)
    {
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = FileWidth;
        Table table = new Table().AddColumn(report.Title).AddColumn(Right("Remote"));
        foreach (Series one in report.Series) table.AddColumn(Right(one.Name));
        table.AddColumn("target");
        foreach (IGrouping<string, Row> group in report.Rows.GroupBy(static row => row.Group))
        {
            table.AddRow($"[bold]{Markup.Escape(group.Key)}[/]");
            foreach (Row row in group)
                table.AddRow([$"  {Markup.Escape(row.Workload)}", Ours(row), .. report.Series.Select(one => Beside(row, one)), Target(row)]);
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(report.Source);
        AnsiConsole.WriteLine($"This run: {report.Machine}.");
        foreach (string note in report.Notes) AnsiConsole.WriteLine($"- {note}");
        foreach (Row row in report.Rows.Where(static row => row.Failure is not null)) AnsiConsole.WriteLine($"FAILED {row.Workload}: {row.Failure}");
    }

    private static TableColumn Right(string header) => new TableColumn(Markup.Escape(header)).RightAligned();

    private static string Ours(Row row) => row.Ours is { } ours
        ? $"[bold]{Digits.Of(ours.Mean)}[/] ± {Digits.Of(ours.Deviation)} {row.Unit}"
        : "[red]failed[/]";

    private static string Beside(Row row, Series series)
    {
        if (row.Of(series.Name) is not { } other) return "";
        string ratio = row.RatioTo(other) is { } times ? $"  [bold]{Digits.Ratio(times)}[/]" : "";
        string note = other.Note is null ? "" : $" ({Markup.Escape(other.Note)})";
        return $"{Digits.Of(other.Value)}{note}{ratio}";
    }

    private static string Target(Row row) => row.Holds switch
    {
        null => "",
        true => $"[green]✓ {Goal(row)}[/]",
        false => $"[yellow]missed: {Goal(row)}[/]",
    };

    private static string Goal(Row row) => Markup.Escape($"≥ {Digits.Of(row.Goal!.AtLeast)} ({row.Goal.Text})");
}
