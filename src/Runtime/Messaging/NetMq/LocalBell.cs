namespace Remote.Messaging;

/// <summary>A bell for the threads of one process, on any operating system.</summary>
internal sealed class LocalBell : IBell
{
    private readonly object gate = new();
    private int signal;

    public int Signal => Volatile.Read(ref signal);

    public void Ring()
    {
        lock (gate)
        {
            signal++;
            Monitor.Pulse(gate);
        }
    }

    public void Wait(int seen, TimeSpan limit)
    {
        lock (gate)
        {
            if (signal == seen) Monitor.Wait(gate, limit);
        }
    }
}
