namespace Remote.Nodes.Memory;

/// <summary>
/// Whether a worker keeps to what its work declared: by how much it has grown since the work began, as what it held before is not that
/// work's. Much of what a .NET process holds may be garbage: it is asked to collect, and judged by what is left.
/// </summary>
internal sealed class Allowance
{
    /// <summary>A process grows by some 10 MiB as it runs code for the first time, and allocates some before it collects.</summary>
    public const long Slack = 32L << 20;

    /// <summary>One reading may fall into a moment.</summary>
    public const int ReadingsUntilCollection = 2;

    /// <summary>One that has not answered in five seconds is past answering.</summary>
    public const int ReadingsUntilEnd = 20;

    /// <summary>Two seconds: who makes much garbage is not made to collect all the time.</summary>
    public const int ReadingsExcused = 8;

    private int beyond;
    private int excused;

    /// <summary>What it held when its work began; null where it has none, or some that declared nothing.</summary>
    public long? Before { get; private set; }

    /// <summary>Whether it was asked to collect, as it did nothing, since it was last given something.</summary>
    public bool Collected { get; set; }

    /// <summary>Work has begun that declared what it needs.</summary>
    public void Begin(long held) => (Before, beyond, excused, Collected) = (held, 0, 0, false);

    /// <summary>Nothing is declared.</summary>
    public void Clear() => (Before, beyond, excused, Collected) = (null, 0, 0, false);

    /// <summary>What to do after a reading.</summary>
    /// <param name="held">What the process holds.</param>
    /// <param name="declared">What its work declared.</param>
    public Verdict OnReading(long held, long declared)
    {
        if (IsWithin(held, declared))
        {
            beyond = 0;
            return Verdict.Keep;
        }

        if (excused > 0)
        {
            excused--;
            return Verdict.Keep;
        }

        return ++beyond switch
        {
            ReadingsUntilCollection => Verdict.Collect,
            >= ReadingsUntilEnd => Verdict.End,
            _ => Verdict.Keep,
        };
    }

    /// <summary>What to do when it has collected.</summary>
    /// <param name="held">What it holds still.</param>
    /// <param name="declared">What its work declared.</param>
    public Verdict OnCollected(long held, long declared)
    {
        // It was asked for another reason, or does something else by now.
        if (beyond < ReadingsUntilCollection) return Verdict.Keep;
        if (!IsWithin(held, declared)) return Verdict.End;
        (beyond, excused) = (0, ReadingsExcused);
        return Verdict.Keep;
    }

    private bool IsWithin(long held, long declared) => held - (Before ?? held) <= declared + Slack;
}
