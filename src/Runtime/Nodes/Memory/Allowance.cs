namespace Remote.Nodes.Memory;

/// <summary>
/// Whether a worker keeps to what its work declared, from reading to reading: by how much it has grown since the work began, as what it held
/// before is not that work's. Much of what a .NET process holds may be garbage: it is asked to collect before it is ended.
/// </summary>
internal sealed class Allowance
{
    /// <summary>What a process grows by as it runs code for the first time, measured at 10 to 25 MiB.</summary>
    public const long Slack = 32L << 20;

    /// <summary>One reading may fall into a moment.</summary>
    public const int ReadingsUntilCollection = 2;

    /// <summary>A second for the collection.</summary>
    public const int ReadingsUntilEnd = 6;

    private int beyond;

    /// <summary>What it held when its work began; null where it has none, or some that declared nothing.</summary>
    public long? Before { get; private set; }

    /// <summary>Whether it was asked to collect since it was last given something.</summary>
    public bool Collected { get; set; }

    /// <summary>Work has begun that declared what it needs.</summary>
    public void Begin(long held) => (Before, beyond, Collected) = (held, 0, false);

    /// <summary>Nothing is declared.</summary>
    public void Clear() => (Before, beyond, Collected) = (null, 0, false);

    /// <summary>What to do after a reading.</summary>
    /// <param name="held">What the process holds.</param>
    /// <param name="declared">What its work declared.</param>
    public Verdict OnReading(long held, long declared)
    {
        if (held - (Before ?? held) <= declared + Slack)
        {
            beyond = 0;
            return Verdict.Keep;
        }

        return ++beyond switch
        {
            ReadingsUntilCollection => Verdict.Collect,
            >= ReadingsUntilEnd => Verdict.End,
            _ => Verdict.Keep,
        };
    }
}
