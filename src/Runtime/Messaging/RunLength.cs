using System.Diagnostics;

namespace Remote.Messaging;

/// <summary>Whether user code that messages lead to mostly is short. Threads that note at once may lose a note.</summary>
internal sealed class RunLength(TimeSpan limit)
{
    private const int Weight = 8;

    private readonly long limitTicks = (long)(limit.TotalSeconds * Stopwatch.Frequency);
    private long average;

    public bool AreShort => Volatile.Read(ref average) < limitTicks;

    /// <summary>One took so long, in ticks of <see cref="Stopwatch"/>; more than eight limits count as that, so that a single one does not weigh for ever.</summary>
    public void Note(long ticks) => Volatile.Write(ref average, average + ((Math.Min(ticks, Weight * limitTicks) - average) / Weight));
}
