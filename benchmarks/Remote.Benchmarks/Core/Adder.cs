namespace Remote.Benchmarks.Core;

/// <summary>The smallest actor.</summary>
[Remote]
internal sealed class Adder
{
    private int sum;

    public int Add(int value) => sum += value;

    public long AllocatedBytes() => GC.GetTotalAllocatedBytes(precise: true);
}
