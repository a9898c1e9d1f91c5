using Spectre.Console;

namespace TreeReduction;

/// <summary>Draws; knows nothing of how the work is done.</summary>
internal static class Screen
{
    public static void Show(int leaves, int workers, params (Timed Remote, Timed Here)[] runs)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn($"{leaves} sums");
        foreach (string title in new[] { "Additions in a row", $"{workers} workers", "One thread", "Speed-up" })
            table.AddColumn(new TableColumn(title).RightAligned());
        foreach (var (remote, here) in runs)
        {
            int depth = remote.Name == "tree" ? (int)Math.Ceiling(Math.Log2(leaves)) : leaves - 1;
            string[] times = [$"{remote.Elapsed.TotalSeconds:F2} s", $"{here.Elapsed.TotalSeconds:F2} s", $"{here.Elapsed / remote.Elapsed:F2}"];
            table.AddRow([remote.Name, $"{depth}", .. times]);
        }
        AnsiConsole.Write(table);
    }
}
