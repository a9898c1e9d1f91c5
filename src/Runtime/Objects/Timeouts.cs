namespace Remote.Objects;

/// <summary>Bounds of waits, and the text of one that took too long: what was waited for and what it is doing.</summary>
internal static class Timeouts
{
    /// <summary>The time-out as the base library can wait for it: null where it is none, or longer than a program runs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static TimeSpan? Bounded(TimeSpan? timeout)
    {
        if (timeout is not { } limit || limit == Timeout.InfiniteTimeSpan || limit.TotalMilliseconds > int.MaxValue) return null;
        return limit >= TimeSpan.Zero
            ? limit
            : throw new ArgumentOutOfRangeException(nameof(timeout), limit, "A time-out cannot be negative. Give zero or more, or null for no limit.");
    }

    public static ObjectRefTimeoutException Exceeded(ObjectRef reference, TimeSpan timeout)
        => new($"The value was not there after {timeout.TotalSeconds:0.###} s: {reference.DescribeValue()}. " +
               "The task goes on: wait again, or cancel it with CancelAsync.");
}
