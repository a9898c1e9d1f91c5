using Remote.ControlPlane;
using Remote.Hosting;
using Remote.Messaging;

namespace Remote.Tasks;

/// <summary>
/// Runs the tasks that a worker is sent: one at a time, in the order they came. A task that waits for a ref gives the CPU to the next
/// one, or to one that has what it waited for; so tasks that wait for tasks never hold all CPUs. One that has what it waited for does
/// not wait for a long task: then both run for a while.
/// </summary>
internal sealed partial class TaskExecutor : IDisposable
{
    /// <summary>
    /// Tasks that waited longer than this for others are handed back to their callers, to be run elsewhere. One that has begun could only
    /// go on here: it goes on beside one that runs longer than this.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly Session session;
    private readonly TaskReplies replies;
    private readonly LeaseActivity leases;
    private readonly Lock gate = new();
    private readonly Deque<IncomingTask> queue = new();
    private readonly Queue<IncomingTask> resumers = new();
    private readonly Dictionary<(ulong Caller, ulong Call), IncomingTask> known = [];
    private readonly ExecutorThreads threads;
    private readonly ITimer patienceTimer;
    private TaskActivity? activity;
    private IncomingTask? running;
    private int owners;

    public TaskExecutor(Session session)
    {
        this.session = session;
        replies = new TaskReplies(session);
        leases = new LeaseActivity(session);
        threads = new ExecutorThreads($"remote-task-{session.Number:x}");
        patienceTimer = session.Time.CreateTimer(_ => HandBackStuck(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Read without the gate: what comes a moment later is the asker's concern.</summary>
    public bool IsIdle => known.Count == 0;

    /// <summary>Writes to a file which tasks have begun, from now on: before the first one comes.</summary>
    public void ReportTo(string? file) => activity = file is null ? null : TaskActivity.TryCreate(file);

    public void Enqueue(IncomingTask task)
    {
        lock (gate)
        {
            known[(task.Invocation.Caller, task.Invocation.CallId)] = task;
            leases.Begin(task.Lease);
            queue.AddLast(task);
            if (owners == 0) StartNext();
            else if (queue.Count == 1) patienceTimer.Change(Patience, Patience);
        }
    }

    public bool TryFind(ulong caller, ulong call, out IncomingTask task)
    {
        lock (gate) return known.TryGetValue((caller, call), out task!);
    }

    /// <summary>A task waits for a ref: its CPU goes to whoever is next. Code that outlived its task has none to give.</summary>
    public void EnterWait(IncomingTask task)
    {
        lock (gate)
        {
            task.Waits++;
            if (!task.OwnsCpu || task.GivesCpu) return;
            task.GivesCpu = true;
        }

        // Before another task may begin here: were the worker lost then, its caller would take this one for the one that ran.
        replies.SendWaits(task, true);
        lock (gate)
        {
            task.GivesCpu = false;
            // It was code that the method left running, and the method has ended at this moment.
            if (!task.OwnsCpu) return;
            leases.Wait(task.Lease);
            Disown(task);
        }
    }

    /// <summary>
    /// A task that waited has what it waited for: goes on when the CPU is free, before tasks that have not begun. While others of its
    /// waits are open it goes on at once and without: it gave its CPU away for those.
    /// </summary>
    public void ExitWait(IncomingTask task, Action then)
    {
        bool granted;
        lock (gate)
        {
            task.Waits--;
            granted = NeedsCpu(task);
            if (granted && owners > 0)
            {
                if (task.Resumptions is null) resumers.Enqueue(task);
                task.Resumptions += then;
                if (resumers.Count == 1) patienceTimer.Change(Patience, Patience);
                return;
            }

            if (granted) Grant(task);
        }

        Continue(task, granted, then);
    }

    private void Continue(IncomingTask task, bool granted, Action then)
    {
        if (granted) replies.SendWaits(task, false);
        then();
    }

    private static bool NeedsCpu(IncomingTask task) => task is { Ended: false, OwnsCpu: false, Waits: 0 };

    // Under the gate: the CPU is this task's again.
    private void Grant(IncomingTask task)
    {
        Own(task);
        leases.Resume(task.Lease);
    }

    // Under the gate: gives the CPU away, or leaves it free where nobody wants it.
    private void StartNext()
    {
        if (TryResumeOne()) return;
        if (queue.TryTakeFirst(out IncomingTask? task))
        {
            Own(task);
            FollowUps.Run(task);
            return;
        }

        running = null;
        patienceTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    // Under the gate. Those that do not need the CPU any more go on as well.
    private bool TryResumeOne()
    {
        while (resumers.TryDequeue(out IncomingTask? waiting))
        {
            (Action then, waiting.Resumptions) = (waiting.Resumptions!, null);
            bool granted = NeedsCpu(waiting);
            if (granted) Grant(waiting);
            ThreadPool.UnsafeQueueUserWorkItem(
                static s => s.Executor.Continue(s.Task, s.Granted, s.Then), (Executor: this, Task: waiting, Granted: granted, Then: then), preferLocal: false);
            if (granted) return true;
        }

        return false;
    }

    private void Own(IncomingTask task)
    {
        owners++;
        running = task;
        task.OwnsCpu = true;
        task.Began = Environment.TickCount64;
        task.Mark ??= activity?.Begin(task.MethodId, task.Method?.Name ?? "", task.MayRetry, task.Began);
    }

    private void Disown(IncomingTask task)
    {
        task.OwnsCpu = false;
        if (--owners == 0) StartNext();
    }

    /// <summary>Runs a task on a thread that may block.</summary>
    public void RunOnThread(IncomingTask task) => threads.Run(task, RunAll);

    /// <summary>Runs a task, then the next ones on the same thread while the CPU is this thread's to give.</summary>
    public void RunAll(IncomingTask first)
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
            if (End(task)) Disown(task);
        }
    }

    private ValueTask Invoke(IncomingTask task, out long start)
    {
        start = session.Time.GetTimestamp();
        if (task.Invocation.IsCancelled) return ValueTask.FromCanceled(new CancellationToken(true));
        using var scope = new ContextScope(task);
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
            task.Invocation.FreeArguments();
        }
    }

    private void Reply(IncomingTask task, ValueTask end, long start)
        => replies.Send(task, end, (uint)Math.Min(uint.MaxValue, session.Time.GetElapsedTime(start).TotalMicroseconds));

    private IncomingTask? TakeNext(IncomingTask ended)
    {
        lock (gate)
        {
            if (!End(ended)) return null;
            if (owners > 1 || resumers.Count > 0 || !queue.TryTakeFirst(out IncomingTask? next))
            {
                Disown(ended);
                return null;
            }

            // On the same thread.
            ended.OwnsCpu = false;
            owners--;
            Own(next);
            return next;
        }
    }

    // Whether it has the CPU to give: a task that ends while one of its waits is open gave it away before.
    private bool End(IncomingTask task)
    {
        task.Ended = true;
        if (task.Mark is { } mark) activity!.End(mark);
        known.Remove((task.Invocation.Caller, task.Invocation.CallId));
        if (task.OwnsCpu) leases.End(task.Lease);
        else leases.EndWaiting(task.Lease);
        return task.OwnsCpu;
    }

    private static bool IsLong(long since) => Environment.TickCount64 - since >= Patience.TotalMilliseconds;
}
