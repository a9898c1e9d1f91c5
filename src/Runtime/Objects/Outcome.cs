using Remote.Hosting;
using Remote.Storage;
using Remote.Tasks.Lineage;
using Remote.Wire;

namespace Remote.Objects;

/// <summary>How a call ended, as read from a message.</summary>
internal readonly ref struct Outcome
{
    private readonly MessageReader body;

    public Outcome(MessageReader message)
    {
        Kind = message.Read<OutcomeKind>();
        body = message;
    }

    public OutcomeKind Kind { get; }

    /// <summary>Completes a ref with it.</summary>
    /// <param name="session">This process.</param>
    /// <param name="reference">The ref.</param>
    /// <param name="lender">What keeps refs in the value alive at the sender; held until they are announced.</param>
    /// <param name="recipe">How the value can be made again if it is stored and lost; null where it cannot, or that is known already.</param>
    /// <returns>The claims on refs in the value; null for none.</returns>
    public object[]? Complete(Session session, ObjectRef reference, object? lender, LineageRecipe? recipe = null)
    {
        try
        {
            switch (Kind)
            {
                case OutcomeKind.Value:
                    MessageReader reader = body;
                    object[]? contained = RefList.Receive(ref reader, session, lender);
                    reference.TryComplete(reader.Rest, contained);
                    return contained;
                case OutcomeKind.Stored:
                    return CompleteStored(session, reference, lender, recipe);
                case OutcomeKind.Void:
                    reference.TryComplete([], null);
                    return null;
                default:
                    reference.TryFail(ToException());
                    return null;
            }
        }
        catch (Exception e)
        {
            // Whoever waits for the ref would wait for ever.
            reference.TryFail(e as RemoteException ?? new RemoteException("The outcome of a call cannot be read.", e));
            return null;
        }
    }

    /// <summary>Nobody wants it: what was stored for it is freed.</summary>
    public void Discard(Session session)
    {
        if (Kind != OutcomeKind.Stored) return;
        MessageReader reader = body;
        StoredList.Free(StoredList.Adopt(ref reader, session));
    }

    /// <summary>Which life of an actor handed the call back, or stopped it.</summary>
    public int ReadIncarnation()
    {
        MessageReader reader = body;
        return reader.Read<int>();
    }

    /// <summary>Which stored argument the callee could not find, and why.</summary>
    public StoredObjectLostException ReadLost()
    {
        MessageReader reader = body;
        return new StoredObjectLostException(reader.Read<StoredAt>(), reader.ReadString());
    }

    /// <summary>The exception of a failed or cancelled call.</summary>
    public Exception ToException()
    {
        MessageReader reader = body;
        return Kind switch
        {
            OutcomeKind.Cancelled => new TaskCancelledException(reader.ReadString()),
            OutcomeKind.Stopped => StoppedBy(ref reader),
            OutcomeKind.Failure => FailureReader.Read(reader.Rest),
            _ => throw new InvalidOperationException($"A call that ended as {Kind} has no exception."),
        };
    }

    private static TaskCancelledException StoppedBy(ref MessageReader reader)
    {
        reader.Read<int>();
        return new TaskCancelledException(reader.ReadString());
    }

    // What is lent is the lender's to free.
    private object[]? CompleteStored(Session session, ObjectRef reference, object? lender, LineageRecipe? recipe)
    {
        MessageReader reader = body;
        StoredValue[] values = lender is Borrow
            ? Array.ConvertAll(StoredList.Read(ref reader), at => StoredValue.Borrowed(session, at))
            : StoredList.Adopt(ref reader, session);
        // Before anybody can read them, and find that they are lost.
        if (recipe is not null) session.Lineage.Keep(recipe, values, reference is SplitObjectRef);
        try
        {
            object[]? contained = RefList.Receive(ref reader, session, lender);
            if (!reference.TryComplete(reader.Rest, contained, values)) StoredList.Free(values);
            return contained;
        }
        catch
        {
            StoredList.Free(values);
            throw;
        }
    }
}
