namespace Remote.Messaging.Rings;

/// <summary>
/// Whether a thread that blocks for an answer looks for it first. It does where that has found a quarter of the last ones; else each sixteenth looks,
/// to find out when it is worth it again. Thread-safe as far as it needs to be: a note may be lost.
/// </summary>
internal sealed class CallerSpin
{
    private const double Worth = 0.25;
    private const double Weight = 1.0 / 8;
    private const int TryEvery = 16;

    private double found = 0.5;
    private int skipped;

    public bool IsWorth => Volatile.Read(ref found) >= Worth || Interlocked.Increment(ref skipped) % TryEvery == 0;

    public void Note(bool wasFound) => Volatile.Write(ref found, found + (((wasFound ? 1 : 0) - found) * Weight));
}
