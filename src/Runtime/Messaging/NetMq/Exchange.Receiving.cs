using NetMQ;
using Remote.Wire;

namespace Remote.Messaging;

/// <summary>The way in: from a chunk of bytes to the handler, or to the end of its connection.</summary>
internal sealed partial class Exchange
{
    /// <summary>Chunks that one router may bring before the other work of the thread has its turn.</summary>
    private const int ReceiveBudget = 64;

    /// <summary>Takes in what has arrived at a socket, up to a budget: true where more may be there.</summary>
    public bool ReceiveFrom(NetMQSocket socket)
    {
        ConnectionSet set = socket == Listener ? listening : dialling;
        Msg chunk = new();
        chunk.InitEmpty();
        int count = 0;
        while (count < ReceiveBudget && set.TryReceive(ref chunk, out uint id, out bool ended))
        {
            count++;
            if (!set.WasDropped(id)) TakeIn(set.Find(id) ?? Welcome(set, id), chunk.Slice(), ended);
            chunk.Close();
            chunk.InitEmpty();
        }

        return count == ReceiveBudget;
    }

    private Connection Welcome(ConnectionSet set, uint id)
    {
        Connection connection = set.Add(id);
        if (set.IsCrowded) Refuse(set.OldestUnproved!, "too many connections at once that have not proved themselves");
        return connection;
    }

    private void TakeIn(Connection connection, ReadOnlySpan<byte> bytes, bool ended)
    {
        if (ended)
        {
            End(connection);
            return;
        }

        connection.Count(bytes.Length);
        while (!connection.Ended)
        {
            switch (connection.Reader.Read(ref bytes, out Frame frame))
            {
                case FrameResult.Frame when connection.Peer is null:
                    Shake(connection, frame);
                    break;
                case FrameResult.Frame:
                    Take(connection, connection.Peer, frame);
                    break;
                case FrameResult.Malformed:
                    Fail(connection, $"sent bytes that are no frame: {connection.Reader.Fault}");
                    break;
                default:
                    if (connection.Unacknowledged >= options.AcknowledgeEvery) connection.TryAcknowledge();
                    return;
            }
        }
    }

    private void Shake(Connection connection, Frame frame)
    {
        MessageBuffer reply = MessageBuffer.Rent();
        HandshakeStatus status = connection.Handshake.Next(frame, reply);
        if (reply.Length > 0) connection.TrySend(reply.WrittenSpan);
        reply.Return();
        if (status == HandshakeStatus.Proved) Admit(connection);
        else if (status == HandshakeStatus.Refused) Refuse(connection, connection.Handshake.Refusal!);
    }

    private void Admit(Connection connection)
    {
        ulong process = connection.Handshake.Process;
        NetMqPeer? peer = connection.Set == dialling ? dials.Finish(process)?.Peer : peers.GetOrAdd(process, out _);
        if (peer is null)
        {
            Refuse(connection, "is not wanted any more");
            return;
        }

        connection.Set.Prove(connection);
        connection.Peer = peer;
        connection.Reader.Limit = FrameHeader.MaxPayload;
        peer.Attach(connection);
        SendTo(peer);
    }

    private void Take(Connection connection, NetMqPeer peer, Frame frame)
    {
        switch (frame.Kind)
        {
            case FrameKind.Message or FrameKind.Part:
                Assemble(connection, peer, frame);
                break;
            case FrameKind.Ack when connection.TryReadAck(frame.Payload):
                SendTo(peer);
                break;
            case FrameKind.Flush when frame.Payload.IsEmpty:
                connection.TryAcknowledge();
                break;
            default:
                Fail(connection, $"sent a {frame.Kind} frame that makes no sense");
                break;
        }
    }

    private void Assemble(Connection connection, NetMqPeer peer, Frame frame)
    {
        if (frame.Payload.Length > options.MaxMessageBytes - connection.Pieces.Length)
        {
            Fail(connection, $"sent a message of more than {options.MaxMessageBytes:N0} bytes");
            return;
        }

        if (frame.Kind == FrameKind.Message && connection.Pieces.Length == 0)
        {
            Deliver(peer, frame.Payload);
            return;
        }

        connection.Pieces.Write(frame.Payload);
        if (frame.Kind == FrameKind.Part) return;
        Deliver(peer, connection.Pieces.WrittenSpan);
        connection.ForgetPieces();
    }

    private void Deliver(NetMqPeer peer, ReadOnlySpan<byte> message)
    {
        try
        {
            handler!.OnMessage(peer, message);
        }
        catch (Exception exception)
        {
            logger.HandlerFailed(exception, Address.Process);
        }
    }

    private void End(Connection connection)
    {
        if (connection.Peer is { } peer) Close(peer, "the connection ended");
        else Refuse(connection, "the connection ended before the handshake did");
    }

    private void Fail(Connection connection, string reason)
    {
        if (connection.Peer is not { } peer)
        {
            Refuse(connection, reason);
            return;
        }

        logger.PeerFailed(Address.Process, peer.Process, reason);
        Close(peer, reason);
    }

    private void Refuse(Connection connection, string reason)
    {
        strangers.Dropped(connection.Handshake.Process, reason);
        Drop(connection);
        if (connection.Set == dialling) GiveUpOnly(connection.Handshake.Process, reason);
    }
}
