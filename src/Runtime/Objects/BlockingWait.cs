using Remote.Tasks;

namespace Remote.Objects;

/// <summary>Blocks a thread until a ref is complete. A task that waits gives its CPU to another task meanwhile.</summary>
internal sealed class BlockingWait : IObjectWaiter
{
    private readonly ManualResetEventSlim done = new();

    /// <exception cref="ObjectRefTimeoutException">The ref is not complete in time.</exception>
    public static void For(ObjectRef reference, TimeSpan? timeout)
    {
        if (reference.IsCompleted) return;
        var wait = new BlockingWait();
        if (!reference.TryAddWaiter(wait)) return;

        TaskContext? task = TaskContext.Current;
        task?.EnterWait();
        bool inTime = wait.done.Wait(timeout ?? Timeout.InfiniteTimeSpan);
        task?.ExitWaitBlocking();
        if (inTime) return;
        reference.RemoveWaiter(wait);
        throw Timeouts.Exceeded(reference, timeout!.Value);
    }

    public void OnCompleted(ObjectRef reference) => done.Set();
}
