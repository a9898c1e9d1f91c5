using Remote.ControlPlane;
using Remote.Diagnostics;

namespace Remote.Hosting;

/// <summary>Takes what the node says to whom it is for.</summary>
internal static class ControlRouter
{
    /// <summary>An exception here would leave this process deaf to its node: it is logged.</summary>
    public static void Route(Session session, ControlMessage message)
    {
        try
        {
            Dispatch(session, message);
        }
        catch (Exception e)
        {
            // What comes while the session closes finds its parts closed.
            if (!session.IsClosed) Log.NodeMessageFailed(session.Logger, session.Number, message.GetType().Name, e);
        }
    }

    private static void Dispatch(Session session, ControlMessage message)
    {
        switch (message)
        {
            case LeaseGranted granted: session.Submitter.OnGranted(granted); break;
            case LeaseRefused refused: session.Submitter.OnRefused(refused); break;
            case LeaseWanted wanted: session.Submitter.OnLeaseWanted(wanted); break;
            case ProcessDied death: session.OnProcessDied(death); break;
            case ActorChanged change: session.Actors.OnChanged(change); break;
            case ActorArgumentLost lost: session.Actors.OnArgumentLost(lost); break;
            case ActorHoldNoted noted: session.Actors.OnHoldNoted(noted); break;
            case ActorFound found: session.ActorQuestions.OnFound(found); break;
            case NameMissed missed: session.Control.Send(new NothingOnTheWay(missed.Search)); break;
            case ActorsListed listed: session.ActorQuestions.OnListed(listed); break;
            case CollectRefs: session.Collection.Ask(); break;
            case GroupChanged change: session.Groups.OnChanged(change); break;
            case GroupFound found: session.Groups.OnFound(found); break;
            case StoresKnown known: session.Places.OnStores(known.Stores); break;
            case StartActor start: session.Hosted.OnStart(start); break;
            case StopActor stop: session.Hosted.OnStop(stop); break;
            case WaitReasonsTold told: session.Questions.OnReasons(told); break;
            case CallsAsked asked: _ = session.Questions.TellAsync(asked); break;
            case CallsExpected expected: session.Questions.OnExpected(expected); break;
            case CallsTold told: session.Questions.OnTold(told); break;
            default: throw new InvalidDataException($"{message.GetType().Name} is no message from a node.");
        }
    }
}
