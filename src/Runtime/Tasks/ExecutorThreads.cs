namespace Remote.Tasks;

/// <summary>
/// Threads for user code: one runs, others may be blocked in waits. Kept when idle, up to a few; a blocked one never delays another,
/// as it would in the thread pool.
/// </summary>
internal sealed class ExecutorThreads(string name) : IDisposable
{
    private const int KeepIdle = 8;

    private readonly Lock gate = new();
    private readonly Stack<ExecutorThread> idle = new();
    private int started;
    private bool disposed;

    public void Run(IncomingTask task, Action<IncomingTask> body)
    {
        ExecutorThread? thread;
        lock (gate)
        {
            if (!idle.TryPop(out thread)) thread = new ExecutorThread($"{name}-{++started}", TryKeep);
        }

        thread.Give(task, body);
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            while (idle.TryPop(out ExecutorThread? thread)) thread.Stop();
        }
    }

    private bool TryKeep(ExecutorThread thread)
    {
        lock (gate)
        {
            if (disposed || idle.Count >= KeepIdle) return false;
            idle.Push(thread);
            return true;
        }
    }
}
