using Remote.Tasks;

namespace Remote.Objects;

/// <summary>Blocks a thread until a ref is complete. A task that waits gives its CPU to another task meanwhile.</summary>
internal sealed class BlockingWait : IObjectWaiter
{
    /// <summary>Who gives less does not want the answer looked for.</summary>
    private static readonly TimeSpan WorthLooking = TimeSpan.FromMilliseconds(1);

    // A task, not an event: the thread pool starts further threads at once when one of its own waits for a task. Actors block pool threads.
    private readonly TaskCompletionSource done = new();

    /// <exception cref="ObjectRefTimeoutException">The ref is not complete in time.</exception>
    public static void For(ObjectRef reference, TimeSpan? timeout)
    {
        TimeSpan limit = Timeouts.Bounded(timeout) ?? Timeout.InfiniteTimeSpan;
        reference.ThrowIfDisposed();
        if (reference.IsCompleted) return;
        if ((limit >= WorthLooking || limit == Timeout.InfiniteTimeSpan) && reference.Session.TryFind(reference)) return;
        var wait = new BlockingWait();
        if (!reference.TryAddWaiter(wait) || wait.Wait(limit)) return;
        reference.RemoveWaiter(wait);
        throw Timeouts.Exceeded(reference, limit);
    }

    /// <summary>Waits for something else than a ref.</summary>
    public static T For<T>(Task<T> waited)
    {
        TaskContext? task = TaskContext.Current;
        task?.EnterWait();
        try
        {
            return waited.GetAwaiter().GetResult();
        }
        finally
        {
            task?.ExitWaitBlocking();
        }
    }

    public void OnCompleted(ObjectRef reference) => done.TrySetResult();

    private bool Wait(TimeSpan limit)
    {
        TaskContext? task = TaskContext.Current;
        task?.EnterWait();
        try
        {
            return done.Task.Wait(limit);
        }
        finally
        {
            task?.ExitWaitBlocking();
        }
    }
}
