using Remote.Storage;

namespace Remote.Serialization;

/// <summary>
/// What keeps a block where it is while memory that points into it is used. Shared by all memory of one value; the collector decides when
/// nobody uses it any more.
/// </summary>
internal sealed class PinHold
{
    private static long count;
    private readonly StorePin pin;
    private readonly long length;

    public PinHold(StorePin pin)
    {
        this.pin = pin;
        length = Math.Max(1, pin.Length);
        pin.Hold();
        Interlocked.Increment(ref count);
        // The collector sees a few bytes where there may be a gigabyte.
        GC.AddMemoryPressure(length);
    }

    ~PinHold()
    {
        GC.RemoveMemoryPressure(length);
        Interlocked.Decrement(ref count);
        pin.LetGo();
    }

    /// <summary>How many blocks the memory of this process holds.</summary>
    public static long Count => Volatile.Read(ref count);
}
