using Remote.Diagnostics;
using Remote.Hosting;
using Remote.Serialization;
using Remote.Storage;

namespace Remote.Objects;

/// <summary>
/// A ref's value that lies in the store. The owner's frees it: when the ref is disposed, or collected. A borrower's only says where it is:
/// its claim on the ref keeps the owner from freeing it.
/// </summary>
internal sealed class StoredValue
{
    private readonly Session session;
    private readonly bool owned;
    private StorePin? ready;
    private int freed;

    private StoredValue(Session session, StoredAt at, bool owned)
    {
        this.session = session;
        this.owned = owned;
        At = at;
        // The collector sees a few bytes where there may be a gigabyte.
        if (owned) GC.AddMemoryPressure(Math.Max(1, at.Length));
        else HeldBlocks.Add(at.Length);
    }

    ~StoredValue() => Drop();

    public StoredAt At { get; }

    /// <summary>Whether this process frees it.</summary>
    public bool IsOwned => owned;

    /// <summary>One that this process has sealed for itself.</summary>
    public static StoredValue Own(Session session, StoredAt at) => new(session, at, owned: true);

    /// <summary>One that another process has sealed for this one.</summary>
    public static StoredValue Adopt(Session session, StoredAt at)
    {
        session.Store.Adopt(at.Id);
        return Own(session, at);
    }

    /// <summary>One that another process owns.</summary>
    public static StoredValue Borrowed(Session session, StoredAt at) => new(session, at, owned: false);

    /// <summary>Which ref it is the value of.</summary>
    public void Trace(ObjectRef reference)
    {
        ulong owner = reference.Borrow?.Id.Owner ?? session.Number;
        HeldTrace.Note(this, $"The object {At.Id}, owned by process {owner:x}{(owned ? "" : $" and lent to process {session.Number:x}")},", At.Length, reference);
    }

    /// <summary>Nobody here needs it any more.</summary>
    public void Free()
    {
        GC.SuppressFinalize(this);
        HeldTrace.Forget(this);
        Drop();
        // Memory that was read in place may be all that holds the block now.
        if (owned) session.Collection.AskAfterUse();
    }

    /// <summary>The bytes are in memory, for whoever reads them next.</summary>
    public void SetReady(StorePin pin)
    {
        Interlocked.Exchange(ref ready, pin)?.LetGo();
        // Freed meanwhile: nobody will.
        if (Volatile.Read(ref freed) != 0) TakeReady()?.LetGo();
    }

    /// <summary>What was made ready; the caller lets it go.</summary>
    public StorePin? TakeReady() => ready is null ? null : Interlocked.Exchange(ref ready, null);

    // On any thread, the finalizer's too.
    private void Drop()
    {
        if (Interlocked.Exchange(ref freed, 1) != 0) return;
        TakeReady()?.LetGo();
        if (!owned)
        {
            HeldBlocks.Remove(At.Length);
            return;
        }

        GC.RemoveMemoryPressure(Math.Max(1, At.Length));
        if (!session.IsClosed) session.Store.Free(At.Id);
    }
}
