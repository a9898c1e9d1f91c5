using System.Collections.Concurrent;

namespace Chaos;

/// <summary>What a workload counted, and every promise that was broken.</summary>
internal sealed class Figures
{
    private const int MaxKept = 20;
    private readonly ConcurrentQueue<string> broken = new();
    private long checkedResults;
    private long excused;
    private int brokenCount;

    /// <summary>Results compared with what they must be.</summary>
    public long Checked => Volatile.Read(ref checkedResults);

    /// <summary>Failures that the contract announces: the call was repeated by the workload.</summary>
    public long Excused => Volatile.Read(ref excused);

    public int BrokenCount => Volatile.Read(ref brokenCount);

    /// <summary>The first of them.</summary>
    public IEnumerable<string> Broken => broken;

    public void Check<T>(T expected, T actual, string what)
    {
        Interlocked.Increment(ref checkedResults);
        if (!EqualityComparer<T>.Default.Equals(expected, actual)) Break($"{what}: expected {expected}, got {actual}");
    }

    public void Excuse() => Interlocked.Increment(ref excused);

    public void Break(string what)
    {
        if (Interlocked.Increment(ref brokenCount) <= MaxKept) broken.Enqueue(what);
    }
}
