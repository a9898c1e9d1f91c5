using Remote.Hosting;

namespace Remote.Tasks;

/// <summary>
/// Runs the tasks that a worker is sent: one at a time, in the order they came. A task that waits for a ref gives the CPU to the next
/// one, or to one that has what it waited for; so tasks that wait for tasks never hold all CPUs.
/// </summary>
internal sealed class TaskExecutor : IDisposable
{
    /// <summary>A task behind one that runs longer than this is handed back to its caller, to be run elsewhere.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly Session session;
    private readonly TaskReplies replies;
    private readonly LeaseActivity leases;
    private readonly Lock gate = new();
    private readonly Deque<IncomingTask> queue = new();
    private readonly Queue<(IncomingTask Task, Action Then)> resumers = new();
    private readonly Dictionary<(ulong Caller, ulong Call), IncomingTask> known = [];
    private readonly ExecutorThreads threads;
    private readonly ITimer patienceTimer;
    private IncomingTask? running;
    private bool busy;

    public TaskExecutor(Session session)
    {
        this.session = session;
        replies = new TaskReplies(session);
        leases = new LeaseActivity(session);
        threads = new ExecutorThreads($"remote-task-{session.Number:x}");
        patienceTimer = session.Time.CreateTimer(_ => HandBackStuck(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Enqueue(IncomingTask task)
    {
        lock (gate)
        {
            known[(task.Invocation.Caller, task.Invocation.CallId)] = task;
            leases.Begin(task.Lease);
            queue.AddLast(task);
            if (queue.Count == 1 && busy) patienceTimer.Change(Patience, Patience);
            if (!busy) StartNext();
        }
    }

    /// <summary>A caller no longer wants a task: removes it, or trips the token that it sees.</summary>
    public void Cancel(ulong caller, ulong call)
    {
        IncomingTask? task;
        lock (gate) known.TryGetValue((caller, call), out task);
        task?.Invocation.CancelLater();
    }

    public bool TryFind(ulong caller, ulong call, out IncomingTask task)
    {
        lock (gate) return known.TryGetValue((caller, call), out task!);
    }

    /// <summary>A task waits for a ref: its CPU goes to whoever is next. Code that outlived its task has none to give.</summary>
    public void OnWaits(IncomingTask task)
    {
        lock (gate)
        {
            if (!task.OwnsCpu) return;
            task.OwnsCpu = false;
            leases.Wait(task.Lease);
            StartNext();
        }

        replies.SendWaits(task, true);
    }

    /// <summary>A task that waited has what it waited for: goes on when the CPU is free, before tasks that have not begun.</summary>
    public void Resume(IncomingTask task, Action then)
    {
        lock (gate)
        {
            if (!task.Ended && busy)
            {
                resumers.Enqueue((task, then));
                return;
            }

            if (!task.Ended) Grant(task);
        }

        Continue(task, then);
    }

    /// <summary>A process is gone: nobody waits for what it asked for.</summary>
    public void OnProcessDied(ulong process)
    {
        IncomingTask[] orphans;
        lock (gate)
        {
            orphans = [.. known.Where(k => k.Key.Caller == process).Select(k => k.Value)];
            leases.Forget(orphans.Select(o => o.Lease));
        }

        foreach (IncomingTask orphan in orphans) Cancel(orphan.Invocation.Caller, orphan.Invocation.CallId);
    }

    public void Dispose()
    {
        patienceTimer.Dispose();
        threads.Dispose();
    }

    private void Continue(IncomingTask task, Action then)
    {
        if (!task.Ended) replies.SendWaits(task, false);
        then();
    }

    // Under the gate: the CPU is this task's again.
    private void Grant(IncomingTask task)
    {
        busy = true;
        running = task;
        task.OwnsCpu = true;
        leases.Resume(task.Lease);
    }

    // Under the gate: gives the CPU away, or leaves it free where nobody wants it.
    private void StartNext()
    {
        while (resumers.TryDequeue(out (IncomingTask Task, Action Then) next))
        {
            bool ended = next.Task.Ended;
            if (!ended) Grant(next.Task);
            ThreadPool.UnsafeQueueUserWorkItem(static s => s.Executor.Continue(s.Next.Task, s.Next.Then), (Executor: this, Next: next), preferLocal: false);
            if (!ended) return;
        }

        if (queue.TryTakeFirst(out IncomingTask? task))
        {
            Begin(task);
            threads.Run(task, RunAll);
            return;
        }

        running = null;
        busy = false;
        patienceTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void Begin(IncomingTask task)
    {
        busy = true;
        running = task;
        task.OwnsCpu = true;
        task.Began = Environment.TickCount64;
    }

    /// <summary>Runs a task, then the next ones on the same thread while the CPU is this thread's to give.</summary>
    private void RunAll(IncomingTask first)
    {
        for (IncomingTask? task = first; task is not null; task = TakeNext(task))
        {
            ValueTask end = Invoke(task, out long start);
            if (end.IsCompleted)
            {
                Reply(task, end, start);
                continue;
            }

            _ = FinishAsync(task, end, start);
            return;
        }
    }

    private async Task FinishAsync(IncomingTask task, ValueTask end, long start)
    {
        Exception? failure = null;
        try
        {
            await end.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failure = e;
        }

        Reply(task, failure is null ? default : ValueTask.FromException(failure), start);
        lock (gate)
        {
            if (End(task)) StartNext();
        }
    }

    private ValueTask Invoke(IncomingTask task, out long start)
    {
        start = session.Time.GetTimestamp();
        if (task.Invocation.IsCancelled) return ValueTask.FromCanceled(new CancellationToken(true));
        TaskContext.Current = task;
        try
        {
            return replies.Invoke(task);
        }
        catch (Exception e)
        {
            return ValueTask.FromException(e);
        }
        finally
        {
            TaskContext.Current = null;
        }
    }

    private void Reply(IncomingTask task, ValueTask end, long start)
        => replies.Send(task, end, (uint)Math.Min(uint.MaxValue, session.Time.GetElapsedTime(start).TotalMicroseconds));

    private IncomingTask? TakeNext(IncomingTask ended)
    {
        lock (gate)
        {
            if (!End(ended)) return null;
            if (resumers.Count == 0 && queue.TryTakeFirst(out IncomingTask? next))
            {
                Begin(next);
                return next;
            }

            StartNext();
            return null;
        }
    }

    // Whether the CPU is free now: a task that ends while one of its waits is open gave it away before.
    private bool End(IncomingTask task)
    {
        task.Ended = true;
        known.Remove((task.Invocation.Caller, task.Invocation.CallId));
        if (task.OwnsCpu) leases.End(task.Lease);
        else leases.EndWaiting(task.Lease);
        bool owned = task.OwnsCpu;
        task.OwnsCpu = false;
        return owned;
    }

    // A long task was not expected before others in the pipeline: a free worker may take them.
    private void HandBackStuck()
    {
        IncomingTask[] stuck;
        lock (gate)
        {
            if (running is not { } task || Environment.TickCount64 - task.Began < Patience.TotalMilliseconds) return;
            stuck = queue.TakeAll();
            foreach (IncomingTask one in stuck)
            {
                known.Remove((one.Invocation.Caller, one.Invocation.CallId));
                leases.End(one.Lease);
            }

            patienceTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        foreach (IncomingTask one in stuck.Reverse()) replies.SendHandedBack(one);
    }
}
