using Remote.Diagnostics;
using Remote.Storage;

namespace Remote.Serialization;

/// <summary>
/// What keeps a block where it is while memory that points into it is used. Shared by all memory of one value; the collector decides when
/// nobody uses it any more.
/// </summary>
internal sealed class PinHold
{
    private readonly StorePin pin;

    public PinHold(StorePin pin)
    {
        this.pin = pin;
        pin.Hold();
        HeldBlocks.Add(pin.Length);
        if (HeldTrace.IsOn) HeldTrace.Note(this, "An object that memory is read from in place", pin.Length, null);
    }

    ~PinHold()
    {
        HeldBlocks.Remove(pin.Length);
        pin.LetGo();
    }
}
