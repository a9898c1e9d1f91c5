namespace Remote.Benchmarks.Objects;

/// <summary>Tasks that are given much, and give much back.</summary>
internal static class LargeTasks
{
    private static float[]? made;

    [Remote]
    public static float Ends(ReadOnlyMemory<float> values) => values.Span[0] + values.Span[^1];

    [Remote]
    public static float EndsOfArray(float[] values) => values[0] + values[^1];

    /// <summary>The same array again and again: what is measured is its way to the caller.</summary>
    [Remote]
    public static float[] Give(int length)
    {
        if (made?.Length == length) return made;
        made = new float[length];
        Array.Fill(made, 1);
        return made;
    }

    [Remote]
    public static double SumRepeatedly(ReadOnlyMemory<float> values, int times)
    {
        double sum = 0;
        for (int i = 0; i < times; i++) sum += RawCopy.Sum(values.Span);
        return sum;
    }
}
