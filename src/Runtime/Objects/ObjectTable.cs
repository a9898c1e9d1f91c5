using Remote.Hosting;
using Remote.Messaging;
using Remote.Wire;

namespace Remote.Objects;

/// <summary>
/// The objects that this process shares with others: those it owns and has lent, and those it borrows. An object whose refs never
/// left the process is not here; the collector alone keeps it.
/// </summary>
/// <remarks>
/// The rule that prevents early frees: whoever sends a ref holds it until the receiver has announced itself to the owner.
/// A call's reply says so for its arguments, <see cref="MessageKind.RefsTaken"/> for results.
/// </remarks>
internal sealed partial class ObjectTable(Session session)
{
    private readonly Lock gate = new();
    private readonly Dictionary<ulong, ExportedObject> exports = [];
    private readonly WeakRefTable identified = new();
    private readonly Dictionary<ObjectId, WeakReference<Borrow>> borrows = [];
    private readonly Dictionary<ulong, Fetch> fetches = [];

    /// <summary>Borrows that their owner has not noted: whoever lent the ref waits for that, though nobody here may need it any more.</summary>
    private readonly HashSet<Borrow> unnoted = [];
    private readonly HashSet<ulong> deadOwners = [];
    private ulong lastNumber;
    private ulong lastFetch;

    /// <summary>How many owned objects others hold.</summary>
    public int ExportCount
    {
        get
        {
            lock (gate) return exports.Count;
        }
    }

    public bool IsDead(ulong process)
    {
        lock (gate) return deadOwners.Contains(process);
    }

    /// <summary>The identity and owner of a ref that is about to leave this process.</summary>
    public (ObjectId Id, PeerAddress Owner) Identify(ObjectRef reference)
    {
        if (reference.Borrow is { } borrow)
        {
            Hold(borrow);
            return (borrow.Id, borrow.Owner);
        }

        lock (gate)
        {
            if (reference.ExportNumber == 0)
            {
                reference.ExportNumber = ++lastNumber;
                identified.Add(reference.ExportNumber, reference);
            }

            return (new ObjectId(session.Number, reference.ExportNumber), session.Address);
        }
    }

    /// <summary>
    /// Takes over a ref that a message brings: what has to be held so that the object lives here. Announces this process to the owner
    /// if it is new to it.
    /// </summary>
    /// <param name="id">The object.</param>
    /// <param name="owner">Where its owner is reached.</param>
    /// <param name="lender">What the message's sender is kept waiting for, or a container that holds the ref; kept until the owner has answered.</param>
    public object Receive(ObjectId id, PeerAddress owner, object? lender)
    {
        if (id.Owner == session.Number) return ReceiveHome(id);
        Borrow borrow;
        lock (gate)
        {
            if (borrows.TryGetValue(id, out WeakReference<Borrow>? known) && known.TryGetTarget(out borrow!))
            {
                borrow.Holders++;
                return borrow;
            }

            // Until the owner has answered, the container must not be given back; the collector knows when that is.
            if (lender is Borrow container) container.Holders++;
            borrow = new Borrow(session, id, owner, lender);
            borrows[id] = new WeakReference<Borrow>(borrow);
            if (deadOwners.Contains(id.Owner))
            {
                borrow.Acknowledge();
                return borrow;
            }

            unnoted.Add(borrow);
            // Under the lock: a Borrow must not overtake the Release of an older claim on the same object, nor be overtaken by it.
            SendToOwner(owner, MessageKind.Borrow, id.Number);
            return borrow;
        }
    }

    /// <summary>The ref that a decoder meets; its claim is held by whoever holds the decoded bytes.</summary>
    public ObjectRef<T> Resolve<T>(ObjectId id)
    {
        if (id.Owner == session.Number)
            return (ReceiveHome(id) as ObjectRef<T> ?? throw new RemoteException($"The object {id} is no {typeof(T)}.")).Share();
        lock (gate)
        {
            if (borrows.TryGetValue(id, out WeakReference<Borrow>? known) && known.TryGetTarget(out Borrow? borrow))
            {
                borrow.Holders++;
                return new ObjectRef<T>(session) { Borrow = borrow };
            }
        }

        throw new ObjectLostException($"The object {id} is not held by this process any more. Keep the value that its ref came in until the ref is used.");
    }

    /// <summary>Gives a claim back to the owner.</summary>
    public void Release(Borrow borrow)
    {
        lock (gate)
        {
            // A newer claim on the same object may have taken this one's place: then the owner must keep us as a borrower.
            if (borrows.TryGetValue(borrow.Id, out WeakReference<Borrow>? known))
            {
                if (known.TryGetTarget(out Borrow? current) && current != borrow) return;
                borrows.Remove(borrow.Id);
            }

            if (!deadOwners.Contains(borrow.Id.Owner) && !session.IsClosed) SendToOwner(borrow.Owner, MessageKind.Release, borrow.Id.Number);
        }
    }

    public void OnBorrow(IPeer from, ulong number)
    {
        lock (gate)
        {
            if (!exports.TryGetValue(number, out ExportedObject? entry) && identified.Find(number) is { } reference)
                exports[number] = entry = new ExportedObject(reference);
            entry?.AddBorrower(from.Process);
        }

        MessageBuffer message = MessageBuffer.Rent();
        message.WriteUnmanaged(MessageKind.BorrowNoted);
        message.WriteUnmanaged(number);
        from.Send(message);
    }

    public void OnBorrowNoted(IPeer from, ulong number)
    {
        Borrow? borrow = null;
        lock (gate)
        {
            if (borrows.TryGetValue(new ObjectId(from.Process, number), out WeakReference<Borrow>? known) && known.TryGetTarget(out borrow)) unnoted.Remove(borrow);
        }

        borrow?.Acknowledge();
    }

    public void OnRelease(IPeer from, ulong number)
    {
        lock (gate)
        {
            if (!exports.TryGetValue(number, out ExportedObject? entry)) return;
            entry.RemoveBorrower(from.Process);
            DropIfFree(number, entry);
        }
    }

    /// <summary>A process is gone: its claims end, and what it owned is lost.</summary>
    public void OnProcessDied(ulong process)
    {
        List<Fetch> lost = [];
        List<Borrow> orphans = [];
        lock (gate)
        {
            deadOwners.Add(process);
            foreach ((ulong number, Fetch fetch) in fetches.Where(f => f.Value.Borrow.Id.Owner == process).ToArray())
            {
                fetches.Remove(number);
                lost.Add(fetch);
            }

            foreach ((ObjectId id, WeakReference<Borrow> known) in borrows)
            {
                if (id.Owner != process || !known.TryGetTarget(out Borrow? borrow)) continue;
                orphans.Add(borrow);
                unnoted.Remove(borrow);
            }

            foreach ((ulong number, ExportedObject entry) in exports.ToArray())
            {
                entry.RemoveBorrower(process);
                DropIfFree(number, entry);
            }
        }

        foreach (Borrow orphan in orphans) orphan.Acknowledge();
        foreach (Fetch fetch in lost) fetch.Reference.TryFail(OwnerDied(fetch.Borrow, fetch.Reference));
    }

    /// <summary>Fails every fetch under way: the session ends.</summary>
    public void Close(Exception reason)
    {
        Fetch[] open;
        lock (gate)
        {
            open = [.. fetches.Values];
            fetches.Clear();
            exports.Clear();
        }

        foreach (Fetch fetch in open) fetch.Reference.TryFail(reason);
    }

    private static OwnerDiedException OwnerDied(Borrow borrow, ObjectRef asked)
        => new($"The object {borrow.Id}{(asked is RelocatedRef known ? $" of {known.Length:N0} bytes" : "")} is gone: the process that owned it (number {borrow.Id.Owner:x}) has ended. " +
               "Let the process that creates a ref live as long as others need its value, or return the value itself.");

    private ObjectRef ReceiveHome(ObjectId id)
    {
        lock (gate)
        {
            return identified.Find(id.Number) ?? throw new ObjectLostException($"The object {id} was freed: nobody held a ref to it any more.");
        }
    }

    private void DropIfFree(ulong number, ExportedObject entry)
    {
        if (!entry.IsFree) return;
        exports.Remove(number);
        if (entry.Reference.IsDisposed) entry.Reference.LeaveToCollector();
    }

    private void SendToOwner(PeerAddress owner, MessageKind kind, ulong number)
    {
        MessageBuffer message = MessageBuffer.Rent();
        message.WriteUnmanaged(kind);
        message.WriteUnmanaged(number);
        try
        {
            session.PeerFor(owner).Send(message);
        }
        catch (ObjectDisposedException)
        {
            // The session ends at this moment, and this may be a finalizer's thread, where an exception ends the program.
            message.Return();
        }
    }
}
