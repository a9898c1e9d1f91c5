using Spectre.Console;

namespace TreeReduction;

/// <summary>Draws; knows nothing of how the work is done.</summary>
internal static class Screen
{
    public static void Show(int leaves, int workers, params (Timed Remote, Timed Here)[] runs)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn($"{leaves} sums").AddColumn(new TableColumn("Additions in a row").RightAligned())
            .AddColumn(new TableColumn($"{workers} workers").RightAligned()).AddColumn(new TableColumn("One thread").RightAligned())
            .AddColumn(new TableColumn("Speed-up").RightAligned());
        foreach (var (remote, here) in runs)
        {
            int depth = remote.Name == "tree" ? (int)Math.Ceiling(Math.Log2(leaves)) : leaves - 1;
            table.AddRow(remote.Name, $"{depth}", $"{remote.Elapsed.TotalSeconds:F2} s", $"{here.Elapsed.TotalSeconds:F2} s", $"{here.Elapsed / remote.Elapsed:F2}");
        }
        AnsiConsole.Write(table);
    }
}
