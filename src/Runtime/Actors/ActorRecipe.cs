using Remote.Hosting;
using Remote.Objects;
using Remote.Storage;
using Remote.Tasks;
using Remote.Tasks.Lineage;

namespace Remote.ActorModel;

/// <summary>What an actor of this process is made from, beside the bytes that the node keeps.</summary>
/// <param name="Held">The refs inside its arguments, and actors where any of these is stored.</param>
/// <param name="Stored">Arguments that lie in the store, each in use.</param>
/// <param name="Template">The arguments without those; null where none is stored.</param>
internal sealed record ActorRecipe(object[] Held, ObjectRef[] Stored, CallTemplate? Template)
{
    public ArgumentLosses Losses { get; } = new();

    /// <summary>The argument that is said to be at a place; null where it has another by now.</summary>
    public ObjectRef? Find(StoredAt at) => Array.Find(Stored, reference => reference.Stored?.At == at);

    /// <summary>The arguments with the places that the stored ones have now, sealed; to be released.</summary>
    public CallMessage Open(Session session)
    {
        CallMessage message = Template!.Open(0, [.. Stored.Select(reference => HoldOf(reference, session))]);
        message.Seal(session);
        return message;
    }

    /// <summary>The actor cannot be made again.</summary>
    public void Drop()
    {
        foreach (ObjectRef reference in Stored) reference.EndUse();
    }

    // The program may have disposed its own: that one takes no further users.
    private static RecoveredRef HoldOf(ObjectRef reference, Session session)
    {
        var held = new RecoveredRef(session);
        if (reference.Stored is { } value && value.TryHold()) held.Accept(value);
        else held.TryFail(new ObjectLostException("An argument of the actor's constructor was freed."));
        return held;
    }
}
