namespace Remote.Runtime.Tests.Nodes;

/// <summary>A clock that a test moves: timers that are due run inside of <see cref="Advance"/>.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<Timer> timers = [];
    private long now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now;

    public override DateTimeOffset GetUtcNow() => new(new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(now));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        now += by.Ticks;
        while (timers.Find(t => t.Due <= now) is { } due) due.Run();
    }

    private sealed class Timer(ManualTime time, Action run) : ITimer
    {
        public long Due { get; private set; } = long.MaxValue;

        public void Run()
        {
            Due = long.MaxValue;
            run();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal(Timeout.InfiniteTimeSpan, period);
            Due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : time.now + dueTime.Ticks;
            return true;
        }

        public void Dispose() => Due = long.MaxValue;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
