using Remote.Messaging;
using Remote.Tasks;

namespace Remote.Objects;

/// <summary>A wait for refs as a <see cref="Task"/>, for callers that are not a plain <c>await</c>.</summary>
internal sealed class TaskWaiter : IObjectWaiter, IFollowUp
{
    private readonly TaskCompletionSource source = new();
    private readonly TaskContext? task = TaskContext.Current;
    private readonly bool failFast;
    private int remaining;
    private int released;

    private TaskWaiter(int count, bool failFast)
    {
        remaining = count;
        this.failFast = failFast;
    }

    /// <summary>Ends when the ref is complete, in failure too.</summary>
    /// <exception cref="ObjectRefTimeoutException">It is not complete in time.</exception>
    public static async Task WaitAsync(ObjectRef reference, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        _ = Timeouts.Bounded(timeout);
        reference.ThrowIfDisposed();
        if (reference.IsCompleted) return;
        if (!await WaitAllAsync([reference], 1, false, timeout, cancellationToken).ConfigureAwait(false)) throw Timeouts.Exceeded(reference, timeout!.Value);
    }

    /// <summary>Ends when the call has, with its failure if it failed.</summary>
    public static async Task WaitForEndAsync(ObjectRef reference, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        await WaitAsync(reference, timeout, cancellationToken).ConfigureAwait(false);
        reference.ThrowIfFailed();
    }

    /// <summary>Ends when <paramref name="count"/> of the refs are complete, or one has failed and <paramref name="failFast"/> is set. False on time-out.</summary>
    public static async Task<bool> WaitAllAsync(
        ObjectRef[] references, int count, bool failFast, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        TimeSpan limit = Timeouts.Bounded(timeout) ?? Timeout.InfiniteTimeSpan;
        if (count == 0) return true;
        var waiter = new TaskWaiter(count, failFast);
        waiter.task?.EnterWait();
        int registered = waiter.Register(references);

        try
        {
            await waiter.source.Task.WaitAsync(limit, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            for (int i = 0; i < registered; i++) references[i].RemoveWaiter(waiter);
            await waiter.ReleaseAsync().ConfigureAwait(false);
        }
    }

    public void OnCompleted(ObjectRef reference)
    {
        if (Interlocked.Decrement(ref remaining) == 0 || (failFast && reference.Failure is not null)) Release();
    }

    /// <summary>Takes the task's CPU back, then lets the wait end; once.</summary>
    // With one of several thousand, all others are spared where enough are there.
    private int Register(ObjectRef[] references)
    {
        int count = 0;
        while (count < references.Length && Volatile.Read(ref released) == 0)
        {
            ObjectRef reference = references[count++];
            if (!reference.TryAddWaiter(this)) OnCompleted(reference);
        }

        return count;
    }

    private void Release()
    {
        if (Interlocked.Exchange(ref released, 1) != 0) return;
        if (task is not null) task.ExitWait(End);
        else End();
    }

    // What waits runs where it is told: not on the stack of who completes a ref.
    private void End() => FollowUps.Run(this);

    void IThreadPoolWorkItem.Execute() => source.SetResult();

    /// <summary>As <see cref="Release"/>, for a wait that ended early: the task must not go on without its CPU.</summary>
    private Task ReleaseAsync()
    {
        Release();
        return source.Task;
    }
}
