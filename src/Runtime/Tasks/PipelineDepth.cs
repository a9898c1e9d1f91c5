namespace Remote.Tasks;

/// <summary>
/// How many tasks a worker may have at once: as many as it runs in <see cref="TargetMicroseconds"/>, by an exponential mean (weight
/// 1/8) of the run times that workers report. One until the first report.
/// </summary>
internal sealed class PipelineDepth
{
    /// <summary>The work that waits at a worker: far above a round trip (about 0.2 ms), far below what a user would notice.</summary>
    private const double TargetMicroseconds = 4_000;
    private const int Most = 512;

    private double mean = -1;

    public int Current { get; private set; } = 1;

    public void Add(uint microseconds)
    {
        mean = mean < 0 ? microseconds : mean + ((microseconds - mean) / 8);
        Current = (int)Math.Clamp(TargetMicroseconds / Math.Max(mean, 1), 1, Most);
    }

    /// <summary>A task took far longer than the mean said: starts over.</summary>
    public void Reset()
    {
        mean = -1;
        Current = 1;
    }
}
