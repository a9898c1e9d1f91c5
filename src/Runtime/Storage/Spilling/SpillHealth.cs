namespace Remote.Storage.Spilling;

/// <summary>Whether the disk takes objects: since when not and why, and when it is tried again (after 1 s, then twice as long each time, at most 30 s). Under the spiller's lock.</summary>
internal sealed class SpillHealth(TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private TimeSpan pause;
    private long failedAt;

    /// <summary>Why it does not; null while it does.</summary>
    public Exception? Failure { get; private set; }

    public DateTimeOffset Since { get; private set; }

    /// <summary>How long to wait before it is tried again; zero where it may be now.</summary>
    public TimeSpan Pause
    {
        get
        {
            if (Failure is null) return TimeSpan.Zero;
            TimeSpan left = pause - time.GetElapsedTime(failedAt);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Whether it may be tried now: somebody who waits need not wait longer than the first pause.</summary>
    public bool MayTry(bool isAsked) => Pause == TimeSpan.Zero || (isAsked && time.GetElapsedTime(failedAt) >= FirstPause);

    /// <summary>True where it worked before: whoever reports it does so once.</summary>
    public bool Fail(Exception failure)
    {
        bool first = Failure is null;
        if (first) (Since, pause) = (time.GetLocalNow(), FirstPause);
        else pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        Failure = failure;
        failedAt = time.GetTimestamp();
        return first;
    }

    /// <summary>True where it failed before.</summary>
    public bool Succeed()
    {
        bool again = Failure is not null;
        Failure = null;
        return again;
    }
}
