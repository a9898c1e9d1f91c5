using Remote.Objects;
using Remote.Storage;

namespace Remote;

/// <summary>A ref whose value lies in the store: how its bytes come into this process's memory.</summary>
public abstract partial class ObjectRef
{
    /// <summary>Where the value lies in the store; null for a small one, and until the ref is complete.</summary>
    internal virtual StoredValue? Stored => null;

    /// <summary>
    /// The stored value, kept in memory for the caller, who lets the pin go. The only way from a ref to its stored bytes: what is lost is
    /// met here.
    /// </summary>
    /// <exception cref="ObjectLostException">The bytes are nowhere any more.</exception>
    /// <exception cref="OwnerDiedException">They went with the process that owned them.</exception>
    /// <exception cref="ObjectStoreFullException">There is no room to bring them back.</exception>
    internal async ValueTask<StorePin> PinAsync(CancellationToken cancellationToken = default)
    {
        StoredValue stored = Stored ?? throw Disposed();
        if (stored.TakeReady() is { } ready) return ready;
        if (Session.IsClosed) throw LostValues.WithCluster(stored.At);
        try
        {
            StorePin pin = await Session.Store.PinAsync(stored.At, cancellationToken).ConfigureAwait(false);
            // What the collector may free now is pinned.
            GC.KeepAlive(this);
            return pin;
        }
        catch (StoredObjectLostException e)
        {
            throw LostValues.Explain(this, e);
        }
    }

    /// <summary>Whether the value can be read at once, or in a moment; where that is so, it stays in memory for whoever reads it next.</summary>
    internal bool TryReach()
    {
        if (Stored is not { } stored) return true;
        ValueTask<StorePin> pin = PinAsync();
        if (pin.IsCompletedSuccessfully)
        {
            stored.SetReady(pin.Result);
            return true;
        }

        Task<StorePin> coming = pin.AsTask();
        bool isThere = PinWait.Soon(coming);
        if (isThere && coming.IsCompletedSuccessfully) stored.SetReady(coming.Result);
        else _ = SetReadyAsync(stored, new ValueTask<StorePin>(coming));
        return isThere;
    }

    /// <summary>Brings the value into memory, for whoever reads it next. Does not fail: the reader will.</summary>
    internal async Task ReachAsync()
    {
        if (Stored is { } stored) await SetReadyAsync(stored, PinAsync()).ConfigureAwait(false);
    }

    /// <summary>The ref is disposed, but others may have borrowed the object: only the collector knows when none has. It would not look for a few bytes.</summary>
    internal void LeaveToCollector()
    {
        if (Stored is not null) Session.Collection.Ask();
    }

    private static async Task SetReadyAsync(StoredValue stored, ValueTask<StorePin> pin)
    {
        try
        {
            stored.SetReady(await pin.ConfigureAwait(false));
        }
        catch (Exception)
        {
            // Whoever reads the value meets the same again, where somebody waits for the answer.
        }
    }

    // Not on this thread, which receives for the whole process.
    private void ReachThen(Action continuation)
        => ThreadPool.UnsafeQueueUserWorkItem(static s => _ = s.Reference.ReachThenAsync(s.Continuation), (Reference: this, Continuation: continuation), preferLocal: false);

    private async Task ReachThenAsync(Action continuation)
    {
        await ReachAsync().ConfigureAwait(false);
        // Not from here: this ref would be held as long as the continuation runs, though the code that awaited it is done with it.
        ThreadPool.UnsafeQueueUserWorkItem(static c => c(), continuation, preferLocal: true);
    }
}
