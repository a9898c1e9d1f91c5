namespace Remote.Storage;

/// <summary>
/// A hold on a stored object's bytes: they stay at <see cref="Address"/> while somebody holds it. Counted: whoever reads in place beyond
/// a call adds a hold of their own and lets it go in a finalizer.
/// </summary>
internal abstract unsafe class StorePin
{
    private int holds = 1;

    /// <summary>The first byte, in this process's mapping.</summary>
    public abstract byte* Address { get; }

    public abstract long Length { get; }

    /// <summary>One more holder. Only while another is held.</summary>
    public void Hold() => Interlocked.Increment(ref holds);

    /// <summary>A holder is done; with the last one the bytes may move.</summary>
    public void LetGo()
    {
        if (Interlocked.Decrement(ref holds) == 0) Unpin();
    }

    /// <summary>Tells the store. Called once, on any thread, a finalizer's too: must not block or throw.</summary>
    protected abstract void Unpin();
}
