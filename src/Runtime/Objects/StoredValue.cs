using Remote.Diagnostics;
using Remote.Hosting;
using Remote.Serialization;
using Remote.Storage;
using Remote.Tasks.Lineage;

namespace Remote.Objects;

/// <summary>
/// A ref's value that lies in the store. The owner's frees it: when the ref is disposed, or collected. A borrower's only says where it is:
/// its claim on the ref keeps the owner from freeing it. Where it is changes when it is lost and made again.
/// </summary>
internal sealed class StoredValue
{
    private readonly Session session;
    private readonly Lock gate = new();
    private StoredAt at;
    private StorePin? ready;
    private int holders = 1;
    private int freed;

    private StoredValue(Session session, StoredAt at, bool owned)
    {
        this.session = session;
        this.at = at;
        IsOwned = owned;
        CountIn(at.Length);
    }

    ~StoredValue() => Drop();

    public StoredAt At
    {
        get
        {
            lock (gate) return at;
        }
    }

    /// <summary>Whether this process frees it.</summary>
    public bool IsOwned { get; }

    /// <summary>Whether this process wrote it: no call made it.</summary>
    public bool IsPut { get; private init; }

    /// <summary>How it was made; null for what no call made, or another process owns.</summary>
    public LineageOutput? Lineage { get; set; }

    /// <summary>The question to the owner where it is now; null where nobody asked.</summary>
    public ObjectRef? Question { get; set; }

    /// <summary>The refs inside.</summary>
    public object[]? Contained { get; set; }

    public bool IsFreed => Volatile.Read(ref freed) != 0;

    /// <summary>One that this process has sealed for itself.</summary>
    public static StoredValue Own(Session session, StoredAt at) => new(session, at, owned: true) { IsPut = true };

    /// <summary>One that another process has sealed for this one.</summary>
    public static StoredValue Adopt(Session session, StoredAt at)
    {
        session.Store.Adopt(at.Id);
        return new StoredValue(session, at, owned: true);
    }

    /// <summary>One that another process owns.</summary>
    public static StoredValue Borrowed(Session session, StoredAt at) => new(session, at, owned: false);

    /// <summary>One more holder, who frees it as well; false where the last one has.</summary>
    public bool TryHold()
    {
        int seen = Volatile.Read(ref holders);
        while (seen > 0)
        {
            int before = Interlocked.CompareExchange(ref holders, seen + 1, seen);
            if (before == seen) return true;
            seen = before;
        }

        return false;
    }

    /// <summary>Which ref it is the value of.</summary>
    public void Trace(ObjectRef reference)
    {
        ulong owner = reference.Borrow?.Id.Owner ?? session.Number;
        HeldTrace.Note(this, $"The object {At.Id}, owned by process {owner:x}{(IsOwned ? "" : $" and lent to process {session.Number:x}")},", At.Length, reference);
    }

    /// <summary>Nobody here needs it any more, if nobody else holds it.</summary>
    public void Free()
    {
        if (Interlocked.Decrement(ref holders) > 0) return;
        GC.SuppressFinalize(this);
        HeldTrace.Forget(this);
        Drop();
        // Memory that was read in place may be all that holds the block now.
        if (IsOwned) session.Collection.AskAfterUse();
    }

    /// <summary>What was lost is elsewhere now: where <paramref name="fresh"/> is, which is not needed any more. Somebody holds this one.</summary>
    public void TakeOver(StoredValue fresh)
    {
        StoredAt before;
        lock (gate)
        {
            before = at;
            at = fresh.GiveAway();
            Contained = fresh.Contained;
        }

        CountIn(At.Length);
        CountOut(before.Length);
        // A block that is damaged is a block still.
        if (IsOwned && !session.IsClosed) session.Store.Free(before.Id);
    }

    /// <summary>The bytes are in memory, for whoever reads them next.</summary>
    public void SetReady(StorePin pin)
    {
        Interlocked.Exchange(ref ready, pin)?.LetGo();
        // Freed meanwhile: nobody will.
        if (IsFreed) TakeReady()?.LetGo();
    }

    /// <summary>What was made ready; the caller lets it go.</summary>
    public StorePin? TakeReady() => ready is null ? null : Interlocked.Exchange(ref ready, null);

    private StoredAt GiveAway()
    {
        GC.SuppressFinalize(this);
        if (Interlocked.Exchange(ref freed, 1) != 0) throw new InvalidOperationException($"The object {at.Id} was freed.");
        CountOut(at.Length);
        TakeReady()?.LetGo();
        return at;
    }

    // The collector sees a few bytes where there may be a gigabyte.
    private void CountIn(long length)
    {
        if (IsOwned) GC.AddMemoryPressure(Math.Max(1, length));
        else HeldBlocks.Add(length);
    }

    private void CountOut(long length)
    {
        if (IsOwned) GC.RemoveMemoryPressure(Math.Max(1, length));
        else HeldBlocks.Remove(length);
    }

    // On any thread, the finalizer's too.
    private void Drop()
    {
        if (Interlocked.Exchange(ref freed, 1) != 0) return;
        TakeReady()?.LetGo();
        StoredAt last = At;
        CountOut(last.Length);
        if (!IsOwned || session.IsClosed) return;
        session.Store.Free(last.Id);
        if (Lineage is { } made) session.Lineage.OnFreed(made);
    }
}
