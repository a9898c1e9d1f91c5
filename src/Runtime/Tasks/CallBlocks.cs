using Remote.Hosting;
using Remote.Objects;
using Remote.Storage;

namespace Remote.Tasks;

/// <summary>
/// The blocks of the store that a call at its callee has to do with: those of its arguments, which stay where they are until it is answered,
/// as a bare span may point into them; and those that its result was written into.
/// </summary>
internal sealed class CallBlocks(Session session)
{
    private readonly Lock gate = new();
    private List<StorePin>? pins;
    private List<StoredAt>? results;

    /// <summary>An argument's bytes, kept in memory until <see cref="Release"/>.</summary>
    /// <exception cref="StoredObjectLostException">They are nowhere any more.</exception>
    public StorePin Pin(StoredAt at)
    {
        // With the task's CPU in hand: whoever ran meanwhile would pin arguments of its own, and several that have some of theirs and wait for
        // room for the rest wait for one another.
        ValueTask<StorePin> coming = session.Store.PinAsync(at);
        StorePin pin = coming.IsCompleted ? coming.GetAwaiter().GetResult() : coming.AsTask().GetAwaiter().GetResult();
        lock (gate) (pins ??= []).Add(pin);
        return pin;
    }

    /// <summary>Parts of the result were sealed for the caller, which does not know yet.</summary>
    public void AddResults(IReadOnlyList<StoredAt> sealedParts)
    {
        lock (gate) (results ??= []).AddRange(sealedParts);
    }

    /// <summary>The call has failed after its result was written: nobody will hear of it.</summary>
    public void FreeResults()
    {
        lock (gate)
        {
            foreach (StoredAt at in results ?? []) session.Store.Free(at.Id);
            results = null;
        }
    }

    /// <summary>The call is answered: memory that its code keeps holds its block itself.</summary>
    public void Release()
    {
        lock (gate)
        {
            if (pins is null) return;
            foreach (StorePin pin in pins) pin.LetGo();
            pins = null;
        }
    }
}
