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

    private readonly long limitTicks = (long)(limit.TotalSeconds * Stopwatch.Frequency);
    private double shortWaits = 0.5;

    /// <summary>How long to spin now, in ticks of <see cref="Stopwatch"/>; 0 for not at all.</summary>
    public long Budget => shortWaits >= Worth && cores.HasIdleCore() ? limitTicks : 0;

    public bool HasIdleCore => cores.HasIdleCore();

    public void OnSpun(bool found) => Note(found);

    /// <summary>A sleep that ended within two limits would have been a spin's success: a wake-up alone takes half of one.</summary>
    public void OnSlept(long ticks) => Note(ticks < 2 * limitTicks);

    private void Note(bool wasShort) => shortWaits += ((wasShort ? 1 : 0) - shortWaits) * Weight;
}
