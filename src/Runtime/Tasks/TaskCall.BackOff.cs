namespace Remote.Tasks;

/// <summary>A task whose worker was ended for want of memory waits before it is run again: at once it would meet the same want.</summary>
internal sealed partial class TaskCall
{
    private ITimer? backOff;
    private int memoryEnds;

    private bool BacksOff => backOff is not null;

    /// <summary>How long the task waits after its worker was ended so often: 1 s as Ray does at first, twice as long each time, 30 s at most.</summary>
    public static TimeSpan BackOffAfter(int ends) => TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, Math.Min(ends, 10) - 1)));

    private void QueueLater()
    {
        TimeSpan wait = BackOffAfter(++memoryEnds);
        ITimer timer = Session.Time.CreateTimer(static call => ((TaskCall)call!).OnBackOffEnded(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        // Before it runs: what it ends must be there.
        backOff = timer;
        timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private void OnBackOffEnded()
    {
        backOff?.Dispose();
        backOff = null;
        // A worker is asked for where the call still wants one: it may have been cancelled, or the cluster stopped.
        if (!HasEnded) place.Enqueue(this, first: true);
    }

    private string DescribeBackOff()
        => $"waits {BackOffAfter(memoryEnds).TotalSeconds:0} s before it is run again: memory was short, and its worker was ended";
}
