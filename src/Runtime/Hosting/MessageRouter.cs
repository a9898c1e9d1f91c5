using Remote.ActorModel;
using Remote.ControlPlane;
using Remote.GeneratedCode;
using Remote.Messaging;
using Remote.Objects;
using Remote.Storage;
using Remote.Tasks;
using Remote.Wire;

namespace Remote.Hosting;

/// <summary>Takes each message of the data plane to whom it is for.</summary>
internal sealed class MessageRouter(Session session) : IMessageHandler
{
    /// <exception cref="InvalidDataException">The message is damaged. Its sender is dropped: whoever waits for what it said would wait for ever.</exception>
    public void OnMessage(IPeer from, ReadOnlySpan<byte> message)
    {
        try
        {
            Route(from, message);
        }
        catch (InvalidDataException)
        {
            session.Drop(from.Process);
            throw;
        }
    }

    private void Route(IPeer from, ReadOnlySpan<byte> message)
    {
        var reader = new MessageReader(message);
        MessageKind kind = reader.Read<MessageKind>();
        switch (kind)
        {
            case MessageKind.RunTask: OnRunTask(from, reader); break;
            case MessageKind.CallActor: OnCallActor(from, reader, inGroup: false); break;
            case MessageKind.CallActorInGroup: OnCallActor(from, reader, inGroup: true); break;
            case MessageKind.Reply: OnReply(from, message); break;
            case MessageKind.Cancel: OnCancel(from, reader); break;
            case MessageKind.TaskWaits: OnTaskWaits(reader); break;
            case MessageKind.StreamItem: OnStreamItem(from, reader, isStored: false); break;
            case MessageKind.StoredStreamItem: OnStreamItem(from, reader, isStored: true); break;
            case MessageKind.StreamCredit: OnStreamCredit(from, reader); break;
            case MessageKind.RefsTaken: session.Results.OnTaken(from.Process, reader.Read<ulong>()); break;
            case MessageKind.Borrow: session.Objects.OnBorrow(from, reader.Read<ulong>()); break;
            case MessageKind.BorrowNoted: session.Objects.OnBorrowNoted(from, reader.Read<ulong>()); break;
            case MessageKind.Release: session.Objects.OnRelease(from, reader.Read<ulong>()); break;
            case MessageKind.GetObject: session.Objects.OnGetObject(from, reader.Read<ulong>(), reader.Read<ulong>()); break;
            case MessageKind.GetObjectAgain: session.Objects.OnGetObjectAgain(from, reader.Read<ulong>(), reader.Read<ulong>(), new StoredObjectLostException(reader.Read<StoredAt>(), reader.ReadString())); break;
            case MessageKind.CancelObject: session.Objects.OnCancelObject(from, reader.Read<ulong>(), reader.Read<ulong>(), reader.Read<bool>()); break;
            case MessageKind.Object: session.Objects.OnObject(from, reader.Read<ulong>(), new Outcome(reader)); break;
            default: throw new InvalidDataException($"A message of the unknown kind {(byte)kind}.");
        }
    }

    public void OnPeerClosed(IPeer peer, string reason)
    {
        session.Submitter.OnUnreachable(peer.Process);
        if (!session.IsStopping && !session.IsClosed) _ = LostConnection.EndProcessAsync(session, peer.Process, reason);
    }

    private void OnRunTask(IPeer from, MessageReader reader)
    {
        TaskHead head = TaskHead.Read(ref reader);
        ReadOnlySpan<byte> arguments = reader.ReadBytes();
        if (!TryReceive(from, head.Call, ref reader, out object[]? claims)) return;
        var call = new Invocation(session, from, head.Call, head.Attempt, arguments, claims);
        DispatchTable.TryGetTask(head.Method, out TaskMethod? method);
        session.Executor.Enqueue(new IncomingTask(session, session.Executor, method, head, call));
    }

    private void OnCallActor(IPeer from, MessageReader reader, bool inGroup)
    {
        ActorHead head = ActorHead.Read(ref reader);
        string? group = inGroup ? reader.ReadString() : null;
        ReadOnlySpan<byte> arguments = reader.ReadBytes();
        if (!TryReceive(from, head.Call, ref reader, out object[]? claims)) return;
        session.Hosted.OnCall(from, head, group, arguments, claims);
    }

    // A call whose refs cannot be taken over is answered: its caller would wait for ever.
    private bool TryReceive(IPeer from, ulong call, ref MessageReader reader, out object[]? claims)
    {
        try
        {
            claims = RefList.Receive(ref reader, session, lender: null);
            return true;
        }
        catch (Exception e) when (e is RemoteException or InvalidDataException)
        {
            claims = null;
            CallReply.SendFailure(new Invocation(session, from, call, 0, (byte[])[], null), e);
            return false;
        }
    }

    private void OnReply(IPeer from, ReadOnlySpan<byte> message)
    {
        if (message.Length < CallReply.TailLength) throw new InvalidDataException("A reply ends before its tail does.");
        var tail = new MessageReader(message[^CallReply.TailLength..]);
        var reader = new MessageReader(message[..^CallReply.TailLength]);
        reader.Read<MessageKind>();
        ulong id = reader.Read<ulong>();
        if (session.Calls.Find(id) is not { } call || call.Callee?.Process != from.Process)
        {
            // The call was cancelled, timed out or was sent elsewhere meanwhile: the callee need not hold its result's refs.
            new Outcome(reader).Discard(session);
            from.Send(CallReply.Taken(id));
            return;
        }

        uint microseconds = tail.Read<uint>();
        if (microseconds > 0) call.OnRan(microseconds);
        try
        {
            call.OnReply(from, new Outcome(reader));
        }
        catch (Exception e)
        {
            call.Fail(new RemoteException($"The answer to {call.Name} cannot be read.", e));
        }
    }

    private void OnCancel(IPeer from, MessageReader reader)
    {
        ulong call = reader.Read<ulong>();
        if (reader.Rest.IsEmpty) session.Executor.Cancel(from.Process, call);
        else session.Hosted.OnCancel(from.Process, call, new ActorId(reader.Read<ulong>(), reader.Read<ulong>()));
    }

    private void OnTaskWaits(MessageReader reader)
    {
        if (session.Calls.Find(reader.Read<ulong>()) is TaskCall call) call.OnWaits(reader.Read<bool>());
    }

    private void OnStreamItem(IPeer from, MessageReader reader, bool isStored)
    {
        ulong id = reader.Read<ulong>();
        int index = reader.Read<int>();
        StoredValue[] stored = isStored ? StoredList.Adopt(ref reader, session) : [];
        // Items of a try that was lost may still come.
        if (session.Calls.Find(id) is not { Stream: { } stream } call || call.Callee?.Process != from.Process)
        {
            StoredList.Free(stored);
            return;
        }

        try
        {
            object[]? claims = RefList.Receive(ref reader, session, lender: null);
            stream.OnItem(from, id, index, claims, reader.Rest, stored);
        }
        catch (Exception e) when (e is RemoteException or InvalidDataException)
        {
            StoredList.Free(stored);
            // Without this item the reader would see an end that is none.
            call.Cancel("an item of its stream cannot be read");
            call.Fail(new RemoteException($"Item {index} of {call.Name} cannot be read: {e.Message}", e));
        }
    }

    private void OnStreamCredit(IPeer from, MessageReader reader)
    {
        ulong call = reader.Read<ulong>();
        int consumed = reader.Read<int>();
        session.Streams.OnCredit(from.Process, call, consumed);
    }
}
