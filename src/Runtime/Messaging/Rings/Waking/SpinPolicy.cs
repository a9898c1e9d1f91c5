using System.Diagnostics;

namespace Remote.Messaging.Rings;

/// <summary>
/// Whether the receiving thread looks on for a while when nothing is there, before it sleeps. It does where a core is idle and most of the last
/// waits were short. A sleep tells that as well as a spin, so one who has given spinning up finds out when it is worth it again. The leader's.
/// </summary>
internal sealed class SpinPolicy(TimeSpan limit, ICoreWatch cores)
{
    /// <summary>The share of short waits from which on it spins.</summary>
    private const double Worth = 0.25;

    private const double Weight = 1.0 / 8;

    /// <summary>Records from which on more are likely to follow.</summary>
    private const int Crowd = 16;

    private readonly long limitTicks = (long)(limit.TotalSeconds * Stopwatch.Frequency);
    private double shortWaits = 0.5;
    private long takenBefore;

    /// <summary>How long to spin now, in ticks of <see cref="Stopwatch"/>; 0 for not at all.</summary>
    public long Budget => shortWaits >= Worth && cores.HasIdleCore() ? limitTicks : 0;

    public bool HasIdleCore => cores.HasIdleCore();

    /// <summary>
    /// Where it does not spin, and nothing is there: whether so much has come since it was asked last that it had better wait for more to come than sleep until the
    /// first. Whoever sends many would else wake it for a few at a time, and each time costs as much as ten calls.
    /// </summary>
    /// <param name="taken">Records taken in so far.</param>
    public bool IsCrowd(long taken)
    {
        long since = taken - takenBefore;
        takenBefore = taken;
        return since >= Crowd;
    }

    public void OnSpun(bool found) => Note(found);

    /// <summary>A sleep that ended within two limits would have been a spin's success: a wake-up alone takes half of one.</summary>
    public void OnSlept(long ticks) => Note(ticks < 2 * limitTicks);

    private void Note(bool wasShort) => shortWaits += ((wasShort ? 1 : 0) - shortWaits) * Weight;
}
