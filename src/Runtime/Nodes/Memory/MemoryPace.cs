namespace Remote.Nodes.Memory;

/// <summary>
/// How long memory need not be looked at: never so long that what has room now could be full before the next look. So whoever fills it is
/// noticed as soon as if it were looked at all the time, and a machine with much room is left alone.
/// </summary>
/// <param name="cores">Cores that can fill memory at once.</param>
internal sealed class MemoryPace(int cores)
{
    /// <summary>As Ray's memory_monitor_refresh_ms: near the limit, and while work is held to what it declared.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);

    /// <summary>The part of the cost that is left at this pace is a twelfth; a longer one would save nothing that shows.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    /// <summary>Twice what a core of a current server touches of fresh memory in a second, in pages of 4 KiB: 1 to 2 GiB.</summary>
    private const double PerCoreAndSecond = 4.0 * (1 << 30);

    /// <summary>Memory was seen to fill faster than that, by huge pages or a device: so much of it is remembered at the next look.</summary>
    private const double Remembered = 0.9;

    private readonly double assumed = PerCoreAndSecond * cores;
    private double fastest;
    private long? before;

    /// <summary>The pause to the next look.</summary>
    /// <param name="room">Bytes that may be used until there is something to do.</param>
    /// <param name="since">The time since the last look.</param>
    public TimeSpan After(long room, TimeSpan since)
    {
        double growth = before is { } last && since > TimeSpan.Zero ? (last - room) / since.TotalSeconds : 0;
        fastest = Math.Max(growth, fastest * Remembered);
        before = room;
        // Who was seen at one speed may have been slowed down by something: twice that is possible.
        double seconds = Math.Max(0, room) / Math.Max(assumed, 2 * fastest);
        return TimeSpan.FromSeconds(Math.Clamp(seconds, Shortest.TotalSeconds, Longest.TotalSeconds));
    }
}
