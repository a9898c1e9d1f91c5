using Remote.Hosting;
using Remote.Messaging;
using Remote.Tasks;
using Remote.Wire;

namespace Remote.Objects;

/// <summary>Sends an owned object's value to a borrower as soon as it is there.</summary>
internal sealed class FetchAnswer(Session session, IPeer borrower, ulong fetch, ObjectId id) : IObjectWaiter
{
    public void OnCompleted(ObjectRef reference)
    {
        if (reference.Failure is { } failure)
        {
            SendFailure(failure);
            return;
        }

        MessageBuffer message = Begin();
        try
        {
            // The container holds what is in it; the borrower holds the container until it has announced itself for the contents.
            OutcomeWriter.WriteValue(message, session, reference);
        }
        catch (Exception e)
        {
            message.Return();
            SendFailure(e);
            return;
        }

        borrower.Send(message);
    }

    public void SendLost() => SendFailure(new ObjectLostException($"The object {id} was freed: nobody held a ref to it any more."));

    private void SendFailure(Exception failure)
    {
        MessageBuffer message = Begin();
        OutcomeWriter.WriteFailure(message, failure, null);
        borrower.Send(message);
    }

    private MessageBuffer Begin()
    {
        MessageBuffer message = MessageBuffer.Rent();
        message.WriteUnmanaged(MessageKind.Object);
        message.WriteUnmanaged(fetch);
        return message;
    }
}
