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
        MessageBuffer message = Begin();
        if (reference.Failure is { } failure)
        {
            OutcomeWriter.WriteFailure(message, failure, null);
        }
        else
        {
            // The container holds what is in it; the borrower holds the container until it has announced itself for the contents.
            OutcomeWriter.WriteValue(message, session, reference);
        }

        borrower.Send(message);
    }

    public void SendLost()
    {
        MessageBuffer message = Begin();
        OutcomeWriter.WriteFailure(message, new ObjectLostException($"The object {id} was freed: nobody held a ref to it any more."), null);
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
