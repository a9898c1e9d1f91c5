namespace Remote.Nodes.Transfers;

/// <summary>
/// Threads that bring objects: as many transfers at a time as there are, the rest waits. Threads of their own, as user code may fill the
/// pool with what waits for the very objects. None where nothing has been brought for a while.
/// </summary>
internal sealed class PullCrew(int limit)
{
    private const int StackSize = 256 * 1024;
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(10);

    private readonly object gate = new();
    private readonly Queue<Action> waiting = new();
    private int threads;
    private int idle;

    /// <param name="work">Must not throw.</param>
    public void Add(Action work)
    {
        lock (gate)
        {
            waiting.Enqueue(work);
            if (idle >= waiting.Count) Monitor.Pulse(gate);
            else if (threads < limit) Start();
        }
    }

    private void Start()
    {
        threads++;
        new Thread(Run, StackSize) { IsBackground = true, Name = "Remote pull" }.Start();
    }

    private void Run()
    {
        while (Take() is { } work) work();
    }

    private Action? Take()
    {
        lock (gate)
        {
            while (waiting.Count == 0)
            {
                idle++;
                bool woken = Monitor.Wait(gate, Linger);
                idle--;
                if (woken || waiting.Count > 0) continue;
                threads--;
                return null;
            }

            return waiting.Dequeue();
        }
    }
}
