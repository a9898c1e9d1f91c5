namespace Remote.Messaging;

/// <summary>The right to touch a messenger's sockets: one thread's at a time. What the last one wrote is visible to the next.</summary>
internal sealed class Lead
{
    private int taken;

    public bool TryTake() => Volatile.Read(ref taken) == 0 && Interlocked.Exchange(ref taken, 1) == 0;

    /// <summary>Look afterwards whether there is something to do that somebody left who could not take it.</summary>
    public void Leave() => Interlocked.Exchange(ref taken, 0);
}
