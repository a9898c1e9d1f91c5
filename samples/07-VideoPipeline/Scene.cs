namespace VideoPipeline;

/// <summary>A road seen from above, by a camera that does not move: six vehicles on four lanes.</summary>
internal static class Scene
{
    public const int Width = 640, Height = 360, FramesPerSecond = 25;
    private const double PixelsPerMetre = 12;
    private const int RoadTop = 66, RoadBottom = 294, LaneHeight = (RoadBottom - RoadTop) / 4;

    public static readonly Vehicle[] Vehicles =
    [
        new(5, RoadTop + 0.5 * LaneHeight, -8.4, 50, 24, 215, 60, 50), new(60, RoadTop + 0.5 * LaneHeight, -6.8, 48, 22, 235, 235, 230),
        new(12, RoadTop + 1.5 * LaneHeight, -5.7, 108, 32, 60, 150, 230), new(20, RoadTop + 2.5 * LaneHeight, 7.6, 54, 24, 250, 200, 40),
        new(3, RoadTop + 3.5 * LaneHeight, 4.8, 48, 22, 30, 30, 35), new(70, RoadTop + 3.5 * LaneHeight, 5.65, 58, 26, 240, 150, 190),
    ];

    public static double ToKmh(double pixelsPerFrame) => pixelsPerFrame * FramesPerSecond / PixelsPerMetre * 3.6;

    /// <summary>Red, green and blue of every pixel of a frame. The same number gives the same frame.</summary>
    public static byte[] Draw(int frame)
    {
        var noise = new Random(frame);
        var pixels = new byte[Width * Height * 3];
        for (int y = 0; y < Height; y++)
        {
            Vehicle[] here = [.. Vehicles.Where(vehicle => Math.Abs(y + 0.5 - vehicle.Y) < vehicle.Height)];
            for (int x = 0; x < Width; x++)
            {
                (double red, double green, double blue) = Ground(x, y);
                double light = noise.Next(-4, 5);                // a sensor's noise: no two frames are quite alike, even where nothing moves
                foreach (Vehicle vehicle in here)
                {
                    double share = vehicle.Covers(frame, x, y);
                    (red, green, blue) = (Mix(red, vehicle.Red, share), Mix(green, vehicle.Green, share), Mix(blue, vehicle.Blue, share));
                }
                int at = (y * Width + x) * 3;
                (pixels[at], pixels[at + 1], pixels[at + 2]) = (ToByte(red + light), ToByte(green + light), ToByte(blue + light));
            }
        }
        return pixels;
    }

    private static (double Red, double Green, double Blue) Ground(int x, int y)
    {
        int grain = (int)((uint)(x * 374761393 + y * 668265263) * 2246822519u >> 28);      // 0 to 15, without a pattern
        if (y is < RoadTop or >= RoadBottom) return (50 + grain, 90 + 2 * grain, 45 + grain);
        bool line = (y - RoadTop) % LaneHeight < 2 && (x / 16 % 2 == 0 || y < RoadTop + 2);
        return line ? (170, 170, 160) : (92 + grain, 92 + grain, 98 + grain);
    }

    private static double Mix(double below, byte above, double share) => below + (above - below) * share;

    private static byte ToByte(double value) => (byte)Math.Clamp(value, 0, 255);
}
