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
        new Thread(Loop) { Name = name, IsBackground = true }.Start();
    }

    public void Give(IncomingTask next, Action<IncomingTask> run)
    {
        (task, body) = (next, run);
        given.Release();
    }

    public void Stop() => given.Release();

    private void Loop()
    {
        while (true)
        {
            given.Wait();
            if (task is not { } next) return;
            task = null;
            body!(next);
            if (!keep(this)) return;
        }
    }
}
