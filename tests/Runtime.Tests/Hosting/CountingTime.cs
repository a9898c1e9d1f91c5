using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Remote.Runtime.Tests.Hosting;

/// <summary>A clock that stands until a test moves it, and counts the timers that it wakes somebody by.</summary>
internal sealed class CountingTime : FakeTimeProvider
{
    private readonly ConcurrentDictionary<string, int> by = new();
    private int fired;
    private int away;

    /// <summary>How often one was due.</summary>
    public int Fired => Volatile.Read(ref fired);

    /// <summary>Who was woken, and how often.</summary>
    public string Who => string.Join(", ", by.OrderByDescending(static b => b.Value).Select(static b => $"{b.Value} x {b.Key}"));

    /// <summary>How many have been due and not been set again since.</summary>
    public int Away => Volatile.Read(ref away);

    /// <summary>Counts from here on.</summary>
    public void Reset()
    {
        (fired, away) = (0, 0);
        by.Clear();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Counted(this);
        timer.Inner = base.CreateTimer(
            s =>
            {
                Interlocked.Increment(ref fired);
                by.AddOrUpdate($"{callback.Method.DeclaringType}.{callback.Method.Name}", 1, static (_, n) => n + 1);
                if (period == Timeout.InfiniteTimeSpan) timer.GoAway();
                callback(s);
            },
            state, dueTime, period);
        return timer;
    }

    private sealed class Counted(CountingTime time) : ITimer
    {
        private int isAway;

        public ITimer Inner { get; set; } = null!;

        public void GoAway()
        {
            if (Interlocked.Exchange(ref isAway, 1) == 0) Interlocked.Increment(ref time.away);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool changed = Inner.Change(dueTime, period);
            if (Interlocked.Exchange(ref isAway, 0) == 1) Interlocked.Decrement(ref time.away);
            return changed;
        }

        public void Dispose() => Inner.Dispose();

        public ValueTask DisposeAsync() => Inner.DisposeAsync();
    }
}
