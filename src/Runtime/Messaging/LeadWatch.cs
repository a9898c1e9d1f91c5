namespace Remote.Messaging;

/// <summary>
/// Notices a leader that went off for what should take a moment, without a word to those who send (they see the rings attended to), and does not come back. One thread
/// watches, and looks each millisecond for as long as leaders go off; so a message waits for two of them at most.
/// </summary>
internal sealed class LeadWatch(IBell bell)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    /// <summary>After so many looks at which nobody had gone off, there is nothing to watch.</summary>
    private const int Quiet = 20;

    private int watchers;
    private long times;
    private int off;
    private volatile bool isWanted;

    /// <summary>Whether a leader has gone off, and nobody leads.</summary>
    public bool IsOff => Volatile.Read(ref off) != 0;

    /// <summary>Whether there is something to watch, for who was woken: leaders go off, and nobody watches yet. Most are back by then.</summary>
    public bool IsWanted => isWanted || IsOff;

    /// <summary>The leader stops to lead, and the doorbell still says that somebody looks. Before it gives the lead up; another thread sleeps.</summary>
    public void GoOff()
    {
        times++;
        Interlocked.Exchange(ref off, 1);
        if (Volatile.Read(ref watchers) != 0) return;
        isWanted = true;
        bell.Ring();
    }

    /// <summary>Somebody leads.</summary>
    public void ComeBack() => Volatile.Write(ref off, 0);

    /// <summary>Watches, unless another thread does.</summary>
    /// <param name="seen">The bell's signal when there was reason to.</param>
    /// <returns>Whether to take the lead: one has gone off for too long, or the bell has rung.</returns>
    public bool Run(int seen)
    {
        if (Interlocked.CompareExchange(ref watchers, 1, 0) != 0) return false;
        isWanted = false;
        bool isMissed = Look(seen);
        Interlocked.Exchange(ref watchers, 0);
        // One may have gone off just now, and counted on this thread.
        return isMissed || IsOff;
    }

    private bool Look(int seen)
    {
        long last = -1;
        for (int quiet = 0; quiet < Quiet; quiet++)
        {
            long now = Volatile.Read(ref times);
            if (now != last) quiet = 0;
            else if (IsOff) return true;
            last = now;
            bell.Wait(seen, Tick);
            if (bell.Signal != seen) return true;
        }

        return false;
    }
}
