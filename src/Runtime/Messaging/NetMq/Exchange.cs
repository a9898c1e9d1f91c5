using Microsoft.Extensions.Logging;
using NetMQ;
using Remote.Wire;

namespace Remote.Messaging;

/// <summary>
/// What happens between this process and the others, all of it on the I/O thread: connections come, prove themselves, bring messages
/// and end; outboxes leave as far as the windows allow.
/// </summary>
internal sealed class Exchange : IDisposable
{
    /// <summary>Chunks that one router may bring before the other work of the thread has its turn.</summary>
    private const int ReceiveBudget = 64;

    /// <summary>The most bytes that are handed to NetMQ in one piece.</summary>
    private const int ChunkBytes = 64 * 1024;

    private readonly NetMqOptions options;
    private readonly ILogger logger;
    private readonly StrangerLog strangers;
    private readonly PeerTable peers;
    private readonly DialBook dials = new();
    private readonly ConnectionSet listening;
    private readonly ConnectionSet dialling;
    private IMessageHandler? handler;

    public Exchange(ulong process, byte[] secret, PeerTable peers, NetMqOptions options, ILogger logger)
    {
        this.options = options;
        this.logger = logger;
        this.peers = peers;
        strangers = new StrangerLog(logger, process);
        byte[] greeting = HandshakeFrames.Hello(process);
        RawRouter listener = new(greeting);
        Address = new PeerAddress(process, listener.BindLoopback());
        listening = new ConnectionSet(listener, () => new ListenerHandshake(Address, secret), greeting.Length, options);
        dialling = new ConnectionSet(new RawRouter(null), () => new DiallerHandshake(process, secret, dials.EndpointOf), 0, options);
    }

    public PeerAddress Address { get; }

    public NetMQSocket Listener => listening.Router.Socket;

    public NetMQSocket Dialler => dialling.Router.Socket;

    /// <summary>True while something has a deadline.</summary>
    public bool HasDeadlines => listening.Unproved > 0 || dialling.Unproved > 0 || !dials.IsEmpty;

    public void Start(IMessageHandler messageHandler) => handler = messageHandler;

    public void Dial(NetMqPeer peer, string endpoint)
    {
        if (peer.Reported) return;
        dials.Add(new Dial(peer, endpoint, Environment.TickCount64 + (long)options.HandshakeTimeout.TotalMilliseconds));
        try
        {
            dialling.Router.Connect(endpoint);
        }
        catch (Exception exception) when (exception is NetMQException or ArgumentException or FormatException)
        {
            Close(peer, $"cannot connect to {endpoint}: {exception.Message}");
        }
    }

    /// <summary>Takes in what has arrived, up to a budget. False where nothing had.</summary>
    public bool Receive() => ReceiveFrom(listening) | ReceiveFrom(dialling);

    /// <summary>Hands over what waits for a peer, as far as its window allows; the rest leaves when it acknowledges.</summary>
    public void SendTo(NetMqPeer peer)
    {
        peer.Acknowledge();
        if (peer.Sender is not { } via) return;
        while (via.InFlight < options.WindowBytes && peer.Outbox.Bytes > 0)
        {
            Msg chunk = new();
            chunk.InitPool((int)Math.Min(ChunkBytes, peer.Outbox.Bytes));
            if (peer.Outbox.Take(chunk.Slice()) < chunk.Size)
            {
                chunk.Close(); // Closed meanwhile, and emptied.
                return;
            }

            if (!via.TrySend(ref chunk)) return; // Gone: its end is in the queue of what it brought before.
        }
    }

    /// <summary>Gives up on whoever had long enough.</summary>
    public void EnforceDeadlines()
    {
        long now = Environment.TickCount64;
        DropLate(listening, now);
        DropLate(dialling, now);
        foreach (Dial late in dials.Overdue(now)) GiveUp(late, $"no answer at {late.Endpoint} within {options.HandshakeTimeout.TotalSeconds:0.#} s");
    }

    /// <summary>Ends a peer: its connections, its outbox, and the one report of it.</summary>
    public void Close(NetMqPeer peer, string reason)
    {
        if (peer.Reported) return;
        peer.Reported = true;
        peers.Remove(peer);
        peer.Outbox.Close();
        foreach (Connection connection in peer.Connections) Drop(connection);
        foreach (string endpoint in dials.Forget(peer)) dialling.Router.Disconnect(endpoint);
        logger.PeerClosed(Address.Process, peer.Process, reason);
        Guard(() => handler!.OnPeerClosed(peer, reason));
    }

    /// <summary>The thread cannot go on: every peer is reported closed, so that nobody waits for one.</summary>
    public void GiveUpAll()
    {
        logger.LoopFailed(Address.Process);
        foreach (NetMqPeer peer in peers.Seal()) Close(peer, "the I/O thread failed");
    }

    public void Dispose()
    {
        dialling.Router.Dispose();
        listening.Router.Dispose();
    }

    private bool ReceiveFrom(ConnectionSet set)
    {
        Msg chunk = new();
        chunk.InitEmpty();
        int count = 0;
        while (count < ReceiveBudget && set.TryReceive(ref chunk, out uint id, out bool ended))
        {
            count++;
            if (ended) End(set, id);
            else TakeIn(set.Find(id) ?? Welcome(set, id), chunk.Slice());
            chunk.Close();
            chunk.InitEmpty();
        }

        return count > 0;
    }

    private Connection Welcome(ConnectionSet set, uint id)
    {
        Connection connection = set.Add(id);
        if (set.IsCrowded) Refuse(set.OldestUnproved!, "too many connections at once that have not proved themselves");
        return connection;
    }

    private void TakeIn(Connection connection, ReadOnlySpan<byte> bytes)
    {
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
                    Fail(connection, $"sent a {connection.Reader.Fault}");
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
        connection.Reader.Limit = options.MaxMessageBytes;
        peer.Attach(connection);
        SendTo(peer);
    }

    private void Take(Connection connection, NetMqPeer peer, Frame frame)
    {
        switch (frame.Kind)
        {
            case FrameKind.Message:
                Deliver(peer, frame.Payload);
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

    private void End(ConnectionSet set, uint id)
    {
        Connection connection = set.Find(id) ?? Welcome(set, id);
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
        if (connection.Set == dialling && dials.Only is { } dial) GiveUp(dial, reason);
    }

    private void GiveUp(Dial dial, string reason)
    {
        // It may have called here meanwhile and proved itself on that connection.
        if (dial.Peer.Sender is null) Close(dial.Peer, reason);
        else dials.Finish(dial.Peer.Process);
    }

    private static void Drop(Connection connection)
    {
        if (connection.Ended) return;
        connection.Drop();
        connection.Set.Remove(connection);
    }

    private void DropLate(ConnectionSet set, long now)
    {
        while (set.OldestUnproved is { } oldest && oldest.Deadline < now) Refuse(oldest, "did not prove itself in time");
    }

    private void Guard(Action call)
    {
        try
        {
            call();
        }
        catch (Exception exception)
        {
            logger.HandlerFailed(exception, Address.Process);
        }
    }
}
