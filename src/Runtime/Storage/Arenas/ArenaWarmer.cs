namespace Remote.Storage.Arenas;

/// <summary>
/// Makes memory ready ahead of its first use: a page's first touch costs twenty times its copying. Keeps as much ahead as is in use, up to a
/// bound; does nothing for a store that is not used.
/// </summary>
internal sealed class ArenaWarmer(Arena arena) : IDisposable
{
    private const long LeastAhead = 4 << 20;
    private const long MostAhead = 128 << 20;
    private const long Step = 4 << 20;

    private readonly Lock gate = new();
    private readonly AutoResetEvent wanted = new(false);
    private Thread? thread;
    private long top;
    private long warm;
    private volatile bool disposed;

    /// <summary>Blocks reach up to here.</summary>
    public void OnGrown(long end)
    {
        if (end <= Volatile.Read(ref top)) return;
        lock (gate)
        {
            if (disposed || end <= top) return;
            Volatile.Write(ref top, end);
            if (thread is null)
            {
                thread = new Thread(Run) { IsBackground = true, Name = "Remote store memory" };
                thread.UnsafeStart();
            }
        }

        wanted.Set();
    }

    /// <summary>Returns once it touches nothing any more.</summary>
    public void Dispose()
    {
        lock (gate) disposed = true;
        wanted.Set();
        thread?.Join();
    }

    private void Run()
    {
        while (!disposed)
        {
            long used = Volatile.Read(ref top);
            long goal = Math.Min(arena.Capacity, used + Math.Clamp(used, LeastAhead, Math.Min(MostAhead, Math.Max(LeastAhead, arena.Capacity / 8))));
            if (warm >= goal || !TryWarm(Math.Min(goal, warm + Step))) wanted.WaitOne();
        }
    }

    private bool TryWarm(long end)
    {
        try
        {
            arena.Commit(end);
        }
        catch (IOException)
        {
            // Whoever needs it hears why there is no more.
            return false;
        }

        arena.Populate(warm, end);
        warm = end;
        return true;
    }
}
