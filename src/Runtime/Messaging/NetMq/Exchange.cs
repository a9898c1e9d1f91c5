using Microsoft.Extensions.Logging;
using NetMQ;

namespace Remote.Messaging;

/// <summary>
/// What happens between this process and the others, all of it on the I/O thread: connections come, prove themselves, bring messages
/// and end; outboxes leave as far as the windows allow.
/// </summary>
internal sealed partial class Exchange : IDisposable
{
    private readonly NetMqOptions options;
    private readonly ILogger logger;
    private readonly StrangerLog strangers;
    private readonly PeerTable<NetMqPeer> peers;
    private readonly DialBook dials = new();
    private readonly ConnectionSet listening;
    private readonly ConnectionSet dialling;
    private IMessageHandler? handler;

    public Exchange(ulong process, byte[] secret, PeerTable<NetMqPeer> peers, NetMqOptions options, ILogger logger)
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
        try
        {
            dialling.Router.Connect(endpoint);
        }
        catch (Exception exception) when (exception is not TerminatingException)
        {
            // What NetMQ throws at an address that it cannot read is of many types.
            Close(peer, $"cannot connect to {endpoint}: {exception.Message}");
            return;
        }

        dials.Add(new Dial(peer, endpoint, Environment.TickCount64 + (long)options.HandshakeTimeout.TotalMilliseconds));
    }

    /// <summary>Hands over what waits for a peer, as far as its window allows; the rest leaves when it acknowledges.</summary>
    public void SendTo(NetMqPeer peer)
    {
        peer.Acknowledge();
        if (peer.Sender is not { } via) return;
        while (via.InFlight < options.WindowBytes && peer.Outbox.TryTake(out Msg chunk))
        {
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
        Dispose(dialling);
        Dispose(listening);
    }

    /// <summary>Gives up on the only process that is waited for, unless the connection that failed said that it belongs to another.</summary>
    private void GiveUpOnly(ulong claimed, string reason)
    {
        if (dials.Only is { } dial && (claimed == 0 || claimed == dial.Peer.Process)) GiveUp(dial, reason);
    }

    private void GiveUp(Dial dial, string reason)
    {
        // It may have called here meanwhile and proved itself on that connection.
        if (dial.Peer.Sender is null) Close(dial.Peer, reason);
        else dials.Finish(dial.Peer.Process);
    }

    /// <summary>
    /// Drops the connections before the socket: a socket that NetMQ closes sends its end mark on those that are still there, and the
    /// other end would take the mark for bytes of a message.
    /// </summary>
    private static void Dispose(ConnectionSet set)
    {
        foreach (Connection connection in set.All) Drop(connection);
        set.Router.Dispose();
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
