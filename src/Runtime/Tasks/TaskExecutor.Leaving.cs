namespace Remote.Tasks;

/// <summary>How tasks leave a worker other than by their end: cancelled, handed back, or with the worker.</summary>
internal sealed partial class TaskExecutor
{
    /// <summary>A caller no longer wants a task: answers one that has not begun, at once, or trips the token that it sees.</summary>
    public void Cancel(ulong caller, ulong call)
    {
        IncomingTask? task;
        bool waits;
        lock (gate)
        {
            if (!known.TryGetValue((caller, call), out task)) return;
            waits = queue.Remove(task);
            if (waits) Forget(task);
        }

        // On another thread: the caller may be this process, in the middle of sending.
        if (waits) ThreadPool.UnsafeQueueUserWorkItem(static s => s.Replies.SendCancelled(s.Task), (Replies: replies, Task: task), preferLocal: false);
        else task.Invocation.CancelLater();
    }

    /// <summary>A process is gone: nobody waits for what it asked for.</summary>
    public void OnProcessDied(ulong process)
    {
        IncomingTask[] orphans;
        lock (gate) orphans = [.. known.Where(k => k.Key.Caller == process).Select(k => k.Value)];

        foreach (IncomingTask orphan in orphans) Cancel(orphan.Invocation.Caller, orphan.Invocation.CallId);
    }

    /// <summary>Trips the tokens of what still runs: in a worker that is a thread, user code would run on for ever.</summary>
    public void Dispose()
    {
        IncomingTask[] open;
        lock (gate) open = [.. known.Values];
        foreach (IncomingTask task in open) Cancel(task.Invocation.Caller, task.Invocation.CallId);
        patienceTimer.Dispose();
        threads.Dispose();
    }

    // Under the gate: a task that has not begun leaves.
    private void Forget(IncomingTask task)
    {
        known.Remove((task.Invocation.Caller, task.Invocation.CallId));
        leases.End(task.Lease);
    }

    // Tasks before others in the pipeline were longer than expected: a free worker may take those. Of the tasks that wait to go on, one
    // at a time does, so that many do not all run at once.
    private void HandBackStuck()
    {
        IncomingTask[] stuck;
        lock (gate)
        {
            if (running is { } task && IsLong(task.Began)) TryResumeOne();
            if (queue.PeekFirst() is { } first && !IsLong(first.Arrived)) return;
            stuck = queue.TakeAll();
            foreach (IncomingTask one in stuck) Forget(one);

            if (resumers.Count == 0) patienceTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        foreach (IncomingTask one in stuck.Reverse()) replies.SendHandedBack(one);
    }
}
