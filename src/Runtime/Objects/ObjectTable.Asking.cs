using Remote.Hosting;
using Remote.Messaging;
using Remote.Storage;
using Remote.Wire;

namespace Remote.Objects;

/// <summary>What borrowers ask owners: for a value, or to cancel the call that makes it. Each question has an answer, the owner's death among them.</summary>
internal sealed partial class ObjectTable
{
    /// <summary>Asks the owner of a borrowed object for its value; repeated calls for one ref ask once.</summary>
    public void Fetch(Borrow borrow, ObjectRef reference)
    {
        lock (gate)
        {
            if (reference.FetchStarted) return;
            reference.FetchStarted = true;
        }

        Ask(borrow, reference, MessageKind.GetObject, force: false);
    }

    /// <summary>Asks the owner of a borrowed object to cancel the call that makes it.</summary>
    /// <exception cref="RemoteException">What the owner's own cancellation threw.</exception>
    public async Task CancelAtOwnerAsync(Borrow borrow, bool force)
    {
        var done = new VoidObjectRef(session);
        Ask(borrow, done, MessageKind.CancelObject, force);
        try
        {
            await TaskWaiter.WaitForEndAsync(done).ConfigureAwait(false);
        }
        catch (OwnerDiedException)
        {
            // With it ended every call that it made.
        }
    }

    /// <summary>The values that owners were asked for and that have not come: each with its ref's owner.</summary>
    public Fetch[] OpenFetches()
    {
        lock (gate) return [.. fetches.Values];
    }

    public void OnGetObject(IPeer from, ulong fetch, ulong number)
    {
        ObjectRef? reference = FindOwned(number);
        var answer = new FetchAnswer(session, from, fetch, new ObjectId(session.Number, number));
        if (reference is null) answer.SendLost();
        else if (!reference.TryAddWaiter(answer)) answer.OnCompleted(reference);
    }

    /// <summary>Asks the owner of a borrowed object where its value is now: it is not where it was said to be. However many ask here, one question is on its way.</summary>
    /// <returns>Completes once <paramref name="stored"/> has another place; fails with the owner's reason.</returns>
    public ObjectRef AskAgain(Borrow borrow, StoredValue stored, StoredObjectLostException lost)
    {
        RelocatedRef answer;
        lock (gate)
        {
            if (stored.Question is { IsReady: false } open) return open;
            stored.Question = answer = new RelocatedRef(session, stored);
        }

        if (stored.At != lost.At) answer.TryComplete([], null);
        else Ask(borrow, answer, MessageKind.GetObjectAgain, force: false, lost);
        return answer;
    }

    public void OnGetObjectAgain(IPeer from, ulong fetch, ulong number, StoredObjectLostException lost)
    {
        if (FindOwned(number) is not { IsReady: true, Stored: { } stored } reference)
        {
            OnGetObject(from, fetch, number);
            return;
        }

        var answer = new SecondFetchAnswer(new FetchAnswer(session, from, fetch, new ObjectId(session.Number, number)), reference);
        ObjectRef recovered = session.Lineage.Recover(stored, lost);
        if (!recovered.TryAddWaiter(answer)) answer.OnCompleted(recovered);
    }

    public void OnCancelObject(IPeer from, ulong fetch, ulong number, bool force)
        => _ = CancelForBorrowerAsync(new FetchAnswer(session, from, fetch, new ObjectId(session.Number, number)), FindOwned(number), force);

    public void OnObject(IPeer from, ulong fetch, Outcome outcome)
    {
        Fetch? asked;
        lock (gate) fetches.Remove(fetch, out asked);
        if (asked is not null) outcome.Complete(session, asked.Reference, asked.Borrow);
    }

    private static async Task CancelForBorrowerAsync(FetchAnswer answer, ObjectRef? reference, bool force)
    {
        try
        {
            // One that nobody holds any more has nothing to cancel.
            if (reference is not null) await reference.CancelAsync(force).ConfigureAwait(false);
            answer.SendDone();
        }
        catch (Exception e)
        {
            answer.SendFailure(e);
        }
    }

    private ObjectRef? FindOwned(ulong number)
    {
        lock (gate) return identified.Find(number);
    }

    private void Ask(Borrow borrow, ObjectRef answer, MessageKind question, bool force, StoredObjectLostException? lost = null)
    {
        if (session.IsClosed)
        {
            answer.TryFail(Session.Closed());
            return;
        }

        if (Register(borrow, answer) is not { } fetch)
        {
            answer.TryFail(OwnerDied(borrow, answer));
            return;
        }

        MessageBuffer message = MessageBuffer.Rent();
        message.WriteUnmanaged(question);
        message.WriteUnmanaged(fetch);
        message.WriteUnmanaged(borrow.Id.Number);
        if (question == MessageKind.CancelObject) message.WriteUnmanaged(force);
        if (lost is not null)
        {
            message.WriteUnmanaged(lost.At);
            message.WriteString(lost.Message);
        }

        try
        {
            session.PeerFor(borrow.Owner).Send(message);
        }
        catch (ObjectDisposedException)
        {
            // The session has ended meanwhile, maybe too late for its end to find this question.
            answer.TryFail(Session.Closed());
        }
    }

    // Null where the owner is dead.
    private ulong? Register(Borrow borrow, ObjectRef answer)
    {
        lock (gate)
        {
            if (deadOwners.Contains(borrow.Id.Owner)) return null;
            fetches[++lastFetch] = new Fetch(borrow, answer, session.Time.GetTimestamp());
            return lastFetch;
        }
    }
}
