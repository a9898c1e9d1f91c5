using Microsoft.Extensions.Time.Testing;

namespace Remote.Storage.Tests.Support;

/// <summary>A clock that tells whether somebody has begun to wait for it.</summary>
internal sealed class CountingTime : FakeTimeProvider
{
    private int timers;

    /// <summary>Timers that were ever made.</summary>
    public int Timers => Volatile.Read(ref timers);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        Interlocked.Increment(ref timers);
        return timer;
    }
}
