using Spectre.Console;

namespace MapReduce;

/// <summary>Draws; knows nothing of how the work is done.</summary>
internal static class Screen
{
    public static void ShowWords(IEnumerable<KeyValuePair<string, int>> words)
    {
        var most = words.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Take(10);
        var chart = new BarChart().Label("[bold]Most frequent words[/]").LeftAlignLabel().UseValueFormatter(value => $"{value:N0}");
        foreach (var (word, count) in most) chart.AddItem(word, count, Color.Green);
        AnsiConsole.Write(chart);
    }

    public static void ShowPartitions(IReadOnlyList<Dictionary<string, int>> partitions, TimeSpan map, TimeSpan reduce)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Partition")
            .AddColumn(new TableColumn("Words").RightAligned()).AddColumn(new TableColumn("Occurrences").RightAligned());
        foreach (var (index, words) in partitions.Index())
            table.AddRow($"{index}", $"{words.Count:N0}", $"{words.Values.Sum(count => (long)count):N0}");
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine($"map {map.TotalSeconds:F2} s, shuffle and reduce {reduce.TotalSeconds:F2} s");
    }
}
