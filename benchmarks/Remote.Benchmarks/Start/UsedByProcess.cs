namespace Remote.Benchmarks.Start;

/// <summary>What one process has used until now, or between two looks.</summary>
/// <param name="CpuMs">Of all its threads, those that have ended too.</param>
/// <param name="Sleeps">How often a thread of it has slept: each time, it was woken before.</param>
internal sealed record UsedByProcess(double CpuMs, double Sleeps)
{
    public static UsedByProcess operator -(UsedByProcess now, UsedByProcess then) => new(now.CpuMs - then.CpuMs, now.Sleeps - then.Sleeps);
}
