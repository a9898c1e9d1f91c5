namespace VideoPipeline;

/// <summary>Connected components by flood fill.</summary>
internal static class Components
{
    public static IEnumerable<Component> Of(bool[] foreground, int width, int height)
    {
        Stack<int> open = [];
        for (int start = 0; start < foreground.Length; start++)
            if (foreground[start]) yield return Fill(foreground, width, height, start, open);
    }

    // Takes the piece out of the image, so that it is found once.
    private static Component Fill(bool[] foreground, int width, int height, int start, Stack<int> open)
    {
        (int left, int top, int right, int bottom, long sumX, long sumY, int area) = (width, height, 0, 0, 0, 0, 0);
        Visit(start);
        while (open.TryPop(out int at))
        {
            (int x, int y) = (at % width, at / width);
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
            (sumX, sumY, area) = (sumX + x, sumY + y, area + 1);
            if (x > 0) Visit(at - 1);
            if (x < width - 1) Visit(at + 1);
            if (y > 0) Visit(at - width);
            if (y < height - 1) Visit(at + width);
        }
        return new Component(left, top, right, bottom, (double)sumX / area, (double)sumY / area, area);

        void Visit(int at)
        {
            if (!foreground[at]) return;
            foreground[at] = false;
            open.Push(at);
        }
    }
}
