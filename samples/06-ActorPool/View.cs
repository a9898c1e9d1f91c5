namespace PaintPool;

/// <summary>What part of the Mandelbrot set is painted, and how finely.</summary>
public sealed record View(int Width, int Height, int MaxSteps)
{
    private const double Left = -1.6, Top = 1.25, Across = 2.0;

    public double X(int column) => Left + Across * column / Width;

    public double Y(int row) => Top - Across * row / Width;
}
