namespace VideoPipeline;

/// <summary>What the scene is made of, and so what the pipeline has to find out. Pixels; speed in pixels per frame, negative to the left.</summary>
internal sealed record Vehicle(int EntersAt, double Y, double PixelsPerFrame, int Width, int Height, byte Red, byte Green, byte Blue)
{
    public double Kmh => Scene.ToKmh(Math.Abs(PixelsPerFrame));

    /// <summary>Where its middle is: it comes from outside of the picture.</summary>
    public double X(int frame) => (PixelsPerFrame > 0 ? -Width / 2.0 : Scene.Width + Width / 2.0) + PixelsPerFrame * (frame - EntersAt);

    /// <summary>In how many of the frames all of it is seen.</summary>
    public int FramesInside(int frames) =>
        Enumerable.Range(0, frames).Count(frame => X(frame) > Width / 2.0 + 1 && X(frame) < Scene.Width - Width / 2.0 - 1);

    /// <summary>The share of a pixel that it covers: edges are soft, so that a third of a pixel of movement is seen.</summary>
    public double Covers(int frame, int x, int y)
    {
        double middle = X(frame);
        return Overlap(x, middle - Width / 2.0, middle + Width / 2.0) * Overlap(y, Y - Height / 2.0, Y + Height / 2.0);
    }

    private static double Overlap(int cell, double from, double to) => Math.Clamp(Math.Min(cell + 1, to) - Math.Max(cell, from), 0, 1);
}
