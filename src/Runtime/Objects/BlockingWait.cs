using Remote.Tasks;

namespace Remote.Objects;

/// <summary>Blocks a thread until a ref is complete. A task that waits gives its CPU to another task meanwhile.</summary>
internal sealed class BlockingWait : IObjectWaiter
{
    private readonly ManualResetEventSlim done = new();

    /// <exception cref="ObjectRefTimeoutException">The ref is not complete in time.</exception>
    public static void For(ObjectRef reference, TimeSpan? timeout)
    {
        TimeSpan limit = Timeouts.Bounded(timeout) ?? Timeout.InfiniteTimeSpan;
        reference.ThrowIfDisposed();
        if (reference.IsCompleted) return;
        var wait = new BlockingWait();
        if (!reference.TryAddWaiter(wait) || wait.Wait(limit)) return;
        reference.RemoveWaiter(wait);
        throw Timeouts.Exceeded(reference, limit);
    }

    public void OnCompleted(ObjectRef reference) => done.Set();

    private bool Wait(TimeSpan limit)
    {
        TaskContext? task = TaskContext.Current;
        task?.EnterWait();
        try
        {
            return done.Wait(limit);
        }
        finally
        {
            task?.ExitWaitBlocking();
        }
    }
}
