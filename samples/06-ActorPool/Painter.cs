using System.Diagnostics;

namespace PaintPool;

/// <summary>Paints rows. Some take a hundred times as long as others, and nobody knows before which.</summary>
[Remote]
public sealed class Painter(View view)
{
    private readonly Stopwatch busy = new();
    private int rows;

    public Row Paint(int row)
    {
        busy.Start();
        Row painted = PaintRow(view, row);
        busy.Stop();
        rows++;
        return painted;
    }

    public PainterReport Report() => new(rows, busy.Elapsed, Environment.ProcessId);

    public static Row PaintRow(View view, int row)
    {
        var steps = new int[view.Width];
        for (int column = 0; column < steps.Length; column++) steps[column] = StepsOf(view.X(column), view.Y(row), view.MaxSteps);
        return new Row(row, steps);
    }

    private static int StepsOf(double x, double y, int most)
    {
        (double a, double b, int steps) = (0, 0, 0);
        for (; a * a + b * b <= 4 && steps < most; steps++) (a, b) = (a * a - b * b + x, 2 * a * b + y);
        return steps;
    }
}
