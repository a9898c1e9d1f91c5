using Remote.Hosting;
using Remote.Messaging;
using Remote.Tasks;
using Remote.Wire;

namespace Remote.Objects;

/// <summary>Answers a borrower's question: with an owned object's value, as soon as it is there, or with what else came of it.</summary>
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

    /// <summary>What was asked for is done; there is no value.</summary>
    public void SendDone()
    {
        MessageBuffer message = Begin();
        OutcomeWriter.WriteVoid(message);
        borrower.Send(message);
    }

    public void SendFailure(Exception failure)
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
