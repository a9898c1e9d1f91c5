namespace Remote.Benchmarks.Core;

/// <summary>The smallest task.</summary>
internal static class Calls
{
    [Remote]
    public static int Next(int value) => value + 1;

    [Remote]
    public static long AllocatedBytes() => GC.GetTotalAllocatedBytes(precise: true);
}
