using Remote.Messaging;
using Remote.Objects;
using Remote.Storage;
using Remote.Tasks;

namespace Remote;

/// <summary>A ref whose value lies in the store: how its bytes come into this process's memory.</summary>
public abstract partial class ObjectRef
{
    private object[]? contained;

    /// <summary>Refs inside the value: they live at least as long as it does. One that was made again has others.</summary>
    internal object[]? Contained
    {
        get => Stored is { Contained: { } inside } ? inside : contained;
        set => contained = value;
    }

    /// <summary>Where the value lies in the store; null for a small one, and until the ref is complete.</summary>
    internal virtual StoredValue? Stored => null;

    /// <summary>Bytes of a value that is kept as bytes and would be copied into each message; else 0.</summary>
    internal virtual int InlineLength => 0;

    /// <summary>
    /// The stored value, kept in memory for the caller, who lets the pin go. The only way from a ref to its stored bytes: what is lost is
    /// met here.
    /// </summary>
    /// <exception cref="ObjectLostException">The bytes are nowhere any more.</exception>
    /// <exception cref="OwnerDiedException">They went with the process that owned them.</exception>
    /// <exception cref="ObjectStoreFullException">There is no room to bring them back.</exception>
    internal async ValueTask<StorePin> PinAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            StoredValue stored = Stored ?? throw Disposed();
            if (stored.TakeReady() is { } ready) return ready;
            if (Session.IsClosed) throw LostValues.WithCluster(stored.At);
            StoredObjectLostException lost;
            try
            {
                StorePin pin = await Session.Store.PinAsync(stored.At, cancellationToken).ConfigureAwait(false);
                // What the collector may free now is pinned.
                GC.KeepAlive(this);
                return pin;
            }
            catch (StoredObjectLostException e)
            {
                lost = e;
            }

            if (stored.IsFreed) throw Disposed();
            await EndWaiter.WaitAsync(Recover(stored, lost), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Puts a small value of this process into the store: from now on messages name it. The ref is in use.</summary>
    /// <exception cref="ObjectStoreFullException">There is no room for it.</exception>
    internal virtual void MoveToStore()
    {
    }

    /// <summary>Has a lost value made again, here or by its owner.</summary>
    /// <returns>Completes once the value has another place, fails where it will have none.</returns>
    internal ObjectRef Recover(StoredValue stored, StoredObjectLostException lost)
        => Borrow is { } borrow ? Session.Objects.AskAgain(borrow, stored, lost) : Session.Lineage.Recover(stored, lost);

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
        // Only a task has a CPU to keep for a moment: who has none must not block a thread of the pool for it.
        bool isThere = TaskContext.Current is null ? coming.IsCompleted : PinWait.Soon(coming);
        if (isThere && coming.IsCompletedSuccessfully) stored.SetReady(coming.Result);
        // Whoever waits asks again; what nobody takes would stay in memory.
        else _ = LetGoAsync(coming);
        return isThere;
    }

    /// <summary>Brings the value into memory, for whoever reads it next. Does not fail: the reader will.</summary>
    internal async Task ReachAsync()
    {
        if (Stored is { } stored) await SetReadyAsync(stored, PinAsync()).ConfigureAwait(false);
    }

    private static async Task LetGoAsync(Task<StorePin> coming)
    {
        await ((Task)coming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (coming.IsCompletedSuccessfully) coming.Result.LetGo();
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

    /// <summary>Runs the rest of a method that awaited the ref, once the value can be read without blocking. Not on this thread, which may receive for the whole process.</summary>
    internal void GoOn(Action continuation)
    {
        if (Stored is null) FollowUps.Run(continuation);
        else ThreadPool.UnsafeQueueUserWorkItem(static s => _ = s.Reference.ReachThenAsync(s.Continuation), (Reference: this, Continuation: continuation), preferLocal: false);
    }

    private async Task ReachThenAsync(Action continuation)
    {
        await ReachAsync().ConfigureAwait(false);
        // Not from here: this ref would be held as long as the continuation runs, though the code that awaited it is done with it.
        ThreadPool.UnsafeQueueUserWorkItem(static c => c(), continuation, preferLocal: true);
    }
}
