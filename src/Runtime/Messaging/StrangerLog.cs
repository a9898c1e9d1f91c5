using Microsoft.Extensions.Logging;

namespace Remote.Messaging;

/// <summary>Logs dropped strangers: a few in a period, then only how many, so that a flood of them does not flood the log.</summary>
internal sealed class StrangerLog(ILogger logger, ulong self)
{
    private const int PerPeriod = 10;
    private const long PeriodMilliseconds = 10_000;

    private long periodStart = long.MinValue;
    private int inPeriod;

    public void Dropped(ulong claimed, string reason)
    {
        long now = Environment.TickCount64;
        if (now - PeriodMilliseconds > periodStart) StartPeriod(now);
        if (inPeriod++ < PerPeriod) logger.StrangerDropped(self, claimed, reason);
    }

    private void StartPeriod(long now)
    {
        if (inPeriod > PerPeriod) logger.StrangersDropped(self, inPeriod - PerPeriod);
        periodStart = now;
        inPeriod = 0;
    }
}
