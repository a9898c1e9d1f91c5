using MemoryPack;
using Remote.ControlPlane;
using Remote.Errors;
using Remote.Hosting;
using Remote.Objects;
using Remote.Storage;
using Remote.Tasks;

namespace Remote.ActorModel;

/// <summary>
/// An argument of an actor's constructor that was lost, at the actor's creator: has it made again, and tells the node the arguments of now. The
/// actor is made with them at no cost of its restarts.
/// </summary>
internal sealed class LostArgument(Session session, ActorArgumentLost lost, ActorRecipe recipe) : IObjectWaiter
{
    public void Start()
    {
        var loss = new StoredObjectLostException(lost.Argument, lost.Reason);
        // It may have been made again for somebody else.
        if (recipe.Find(lost.Argument) is not { Stored: { } value } reference) Answer();
        else if (!recipe.Losses.Allow(reference)) Fail(new ObjectLostException($"{ArgumentLosses.Text("The constructor", lost.Argument.Length)} {lost.Reason}", loss));
        else if (reference.Recover(value, loss) is var recovered && !recovered.TryAddWaiter(this)) OnCompleted(recovered);
    }

    public void OnCompleted(ObjectRef reference)
    {
        if (reference.Failure is { } failure) Fail(failure);
        else Answer();
    }

    private void Answer()
    {
        CallMessage message;
        try
        {
            message = recipe.Open(session);
        }
        catch (Exception e)
        {
            Fail(e);
            return;
        }

        session.Control.Send(new ActorArguments(lost.Id, lost.Attempt, message.ToArray(), [.. message.Held.OfType<ActorLine>().Select(static l => l.Id)], null));
        message.Release();
    }

    private void Fail(Exception failure)
        => session.Control.Send(new ActorArguments(lost.Id, lost.Attempt, [], null, MemoryPackSerializer.Serialize(ErrorInfo.From(failure))));
}
