namespace Remote.Tasks;

/// <summary>One thread for user code; sleeps between tasks.</summary>
internal sealed class ExecutorThread
{
    private readonly SemaphoreSlim given = new(0);
    private readonly Func<ExecutorThread, bool> keep;
    private IncomingTask? task;
    private Action<IncomingTask>? body;

    public ExecutorThread(string name, Func<ExecutorThread, bool> keep)
    {
        this.keep = keep;
        // Unsafe: the async locals of the task that happens to start it are not for those that run on it.
        new Thread(Loop) { Name = name, IsBackground = true }.UnsafeStart();
    }

    public void Give(IncomingTask next, Action<IncomingTask> run)
    {
        (task, body) = (next, run);
        given.Release();
    }

    public void Stop() => given.Release();

    private void Loop()
    {
        do
        {
            given.Wait();
        }
        while (RunNext());
    }

    // A frame of its own: a thread that sleeps must not hold the last task, and with it the refs of its arguments.
    private bool RunNext()
    {
        if (task is not { } next) return false;
        task = null;
        body!(next);
        return keep(this);
    }
}
