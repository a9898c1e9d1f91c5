namespace Remote.Benchmarks.Objects;

/// <summary>What is measured is checked too.</summary>
internal static class Right
{
    public static void Check(bool right)
    {
        if (!right) throw new InvalidOperationException("A benchmark got a wrong value: its time means nothing.");
    }
}
