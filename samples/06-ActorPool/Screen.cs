using Samples;
using Spectre.Console;

namespace PaintPool;

/// <summary>Draws; knows nothing of how the work is done.</summary>
internal static class Screen
{
    private const int Columns = 64, Lines = 24;
    private const string Shades = " .:-=+*#%@";

    /// <summary>Every so many rows, a line.</summary>
    public static void ShowRow(View view, Row row)
    {
        if (row.Index * Lines / view.Height == (row.Index - 1) * Lines / view.Height && row.Index > 0) return;
        IEnumerable<char> line = Enumerable.Range(0, Columns).Select(column => Shade(view, row.Steps[column * view.Width / Columns]));
        Console.WriteLine(string.Concat(line).TrimEnd());
    }

    public static void ShowPainters(Painting painting, TimeSpan oneThread)
    {
        AnsiConsole.MarkupLine($"[bold]{painting.How}[/]: {painting.Elapsed.TotalSeconds:F2} s, speed-up {oneThread / painting.Elapsed:F2}");
        foreach (var (index, painter) in painting.Painters.Index())
        {
            double share = painter.Busy / painting.Elapsed;
            AnsiConsole.MarkupLine($"  painter {index}  {painter.Rows,5} rows  {Report.Bar(share)} {share,7:P1} busy");
        }
    }

    // The more steps, the darker; the inside is darkest. Steps are spread over many sizes, so by their logarithm.
    private static char Shade(View view, int steps) => Shades[(int)((Shades.Length - 1) * Math.Log(1 + steps) / Math.Log(1 + view.MaxSteps))];
}
