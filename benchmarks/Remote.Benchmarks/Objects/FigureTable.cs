using Spectre.Console;

namespace Remote.Benchmarks.Objects;

/// <summary>Figures as they come, one table a group.</summary>
internal static class FigureTable
{
    public static void Write(string title, IEnumerable<Figure> figures)
    {
        var table = new Table().AddColumn(title).AddColumn(new TableColumn("Remote").RightAligned()).AddColumn(new TableColumn("Ray, 64 CPUs").RightAligned())
            .AddColumn(new TableColumn("raw limit here").RightAligned()).AddColumn("which is").AddColumn(new TableColumn("share").RightAligned()).AddColumn("target");
        foreach (Figure one in figures)
        {
            string target = one.Met switch { null => "", true => $"[green]✓ {one.TargetText}[/]", _ => $"[yellow]missed: {one.TargetText}[/]" };
            table.AddRow(
                Markup.Escape(one.Work), $"[bold]{one.Text(one.Value)}[/]", one.Text(one.Ray), one.Text(one.Raw), Markup.Escape(one.Limit ?? ""),
                one.Share is { } share ? $"{share:0.00}" : "", target);
        }

        AnsiConsole.Write(table);
    }
}
