namespace Remote.Serialization;

/// <summary>How many blocks of the store this process holds that only its collector gives back: memory read in place, and refs that it was lent.</summary>
internal static class HeldBlocks
{
    private static long count;
    private static long added;

    /// <summary>How many there are now.</summary>
    public static long Count => Volatile.Read(ref count);

    /// <summary>How many there have been.</summary>
    public static long Added => Volatile.Read(ref added);

    // The collector sees a few bytes where there may be a gigabyte.
    public static void Add(long length)
    {
        Interlocked.Increment(ref count);
        Interlocked.Increment(ref added);
        GC.AddMemoryPressure(Math.Max(1, length));
    }

    public static void Remove(long length)
    {
        Interlocked.Decrement(ref count);
        GC.RemoveMemoryPressure(Math.Max(1, length));
    }
}
