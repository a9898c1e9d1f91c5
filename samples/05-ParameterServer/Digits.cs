namespace ParameterServer;

/// <summary>Draws digits: a glyph, turned, slanted, stretched, moved and made noisy. The same seed draws the same digits.</summary>
internal static class Digits
{
    private const int Columns = 5, Rows = 7;

    private static readonly string[] Glyphs =
    [
        " ### #   ##   ##   ##   ##   # ### ", "  #   ##    #    #    #    #   ### ", " ### #   #    #   #   #   #   #####",
        " ### #   #    #  ##     ##   # ### ", "   #   ##  # # #  # #####   #    # ", "######    ####     #    ##   # ### ",
        " ### #    #    #### #   ##   # ### ", "#####    #   #   #   #    #    #   ", " ### #   ##   # ### #   ##   # ### ",
        " ### #   ##   # ####    #    # ### ",
    ];

    public static Digit[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Draw(i % 10, random))];
    }

    private static Digit Draw(int label, Random random)
    {
        double angle = Between(-0.3, 0.3), slant = Between(-0.3, 0.3), width = Between(1.6, 2.6), height = Between(1.4, 2.1);
        double right = Between(-1.5, 1.5), down = Between(-1.5, 1.5);
        var pixels = new float[Digit.Side * Digit.Side];
        for (int i = 0; i < pixels.Length; i++)
        {
            // From the image back to the glyph: where on it does this pixel lie?
            double x = i % Digit.Side - Digit.Side / 2.0 - right, y = i / Digit.Side - Digit.Side / 2.0 - down;
            double row = (Math.Cos(angle) * y - Math.Sin(angle) * x) / height;
            double column = (Math.Cos(angle) * x + Math.Sin(angle) * y) / width + slant * row;
            pixels[i] = (float)Math.Clamp(Ink(Glyphs[label], column + Columns / 2.0, row + Rows / 2.0) + Between(-0.25, 0.25), 0, 1);
        }
        return new Digit(pixels, label);

        double Between(double low, double high) => low + (high - low) * random.NextDouble();
    }

    // Between the four cells around the point, so that edges are soft.
    private static double Ink(string glyph, double column, double row)
    {
        (int left, int top) = ((int)Math.Floor(column - 0.5), (int)Math.Floor(row - 0.5));
        (double x, double y) = (column - 0.5 - left, row - 0.5 - top);
        return (1 - y) * ((1 - x) * Cell(left, top) + x * Cell(left + 1, top)) + y * ((1 - x) * Cell(left, top + 1) + x * Cell(left + 1, top + 1));

        double Cell(int c, int r) => c is >= 0 and < Columns && r is >= 0 and < Rows && glyph[r * Columns + c] == '#' ? 1 : 0;
    }
}
