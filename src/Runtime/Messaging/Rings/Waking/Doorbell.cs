using Remote.Storage.Arenas;

namespace Remote.Messaging.Rings;

/// <summary>
/// What a process is woken by: a page that all its peers map. One word says whether anybody there looks at the rings, so that senders make no
/// system call while somebody does; another is what its receiving thread sleeps on. A page that a peer wrote nonsense into costs at most the
/// longest sleep. Its mapping ends with the collector: a sender may ring just when the connection ends.
/// </summary>
internal sealed unsafe class Doorbell : IBell
{
    private const int Size = 4096;

    // A cache line of its own, and the next, which processors fetch with it.
    private const int SignalAt = 128;

    private readonly ArenaMapping mapping;
    private readonly int* unattended;
    private readonly int* hearsSeveral;
    private readonly int* signal;

    private Doorbell(ArenaMapping mapping)
    {
        this.mapping = mapping;
        unattended = (int*)mapping.Base;
        hearsSeveral = unattended + 1;
        signal = (int*)(mapping.Base + SignalAt);
    }

    /// <summary>How often it was rung.</summary>
    public int Signal => Volatile.Read(ref *signal);

    /// <summary>Whether that process hears from several at a time: it has something to do while one of them is silent.</summary>
    public bool HearsSeveral
    {
        get => Volatile.Read(ref *hearsSeveral) != 0;
        set => Volatile.Write(ref *hearsSeveral, value ? 1 : 0);
    }

    /// <summary>Makes this process's own.</summary>
    public static Doorbell Create(string path) => new(MappedFile.Create(path, Size, FileSpace.Instance));

    /// <summary>Maps another process's.</summary>
    /// <exception cref="IOException">There is none.</exception>
    public static Doorbell Open(string path) => new(MappedFile.Open(path, Size));

    /// <summary>Somebody looks at the rings from now on.</summary>
    public void Attend() => Volatile.Write(ref *unattended, 0);

    /// <summary>Nobody does: look at the rings once more, then sleep.</summary>
    public void Leave()
    {
        Interlocked.Exchange(ref *unattended, 1);
        Fence.AfterInterlocked();
    }

    /// <summary>Call after what is to be noticed was written and fenced.</summary>
    public void RingIfUnattended()
    {
        if (Volatile.Read(ref *unattended) != 0 && Interlocked.Exchange(ref *unattended, 0) != 0) Ring();
        GC.KeepAlive(mapping);
    }

    public void Ring()
    {
        Interlocked.Increment(ref *signal);
        Futex.WakeOne(signal);
        GC.KeepAlive(mapping);
    }

    /// <summary>Sleeps unless it was rung since <paramref name="seen"/> was read.</summary>
    public void Wait(int seen, TimeSpan limit)
    {
        Futex.Wait(signal, seen, limit);
        GC.KeepAlive(mapping);
    }
}
