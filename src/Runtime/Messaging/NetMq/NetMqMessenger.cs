using Microsoft.Extensions.Logging;

namespace Remote.Messaging;

/// <summary>
/// The data plane over NetMQ: one I/O thread, one socket that listens and one that dials, whatever the number of peers. See
/// <see cref="RawRouter"/> for how NetMQ is used, <see cref="Handshake"/> for who gets in, <see cref="Outbox"/> for how calls are packed.
/// </summary>
internal sealed class NetMqMessenger : IMessenger
{
    private const int SecretSize = 32;

    /// <summary>Beyond the flush, how long the I/O thread may take to end before disposal goes on without it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly NetMqOptions options;
    private readonly PeerTable<NetMqPeer> peers;
    private readonly Exchange exchange;
    private readonly NetMqLoop loop;
    private int state;

    /// <param name="process">This process's number.</param>
    /// <param name="secret">What all processes of the session know and no other: 32 random bytes.</param>
    /// <param name="logger">Where dropped strangers and failures go.</param>
    /// <param name="options">Limits; null for the usual ones.</param>
    public NetMqMessenger(ulong process, byte[] secret, ILogger logger, NetMqOptions? options = null)
    {
        if (secret.Length != SecretSize) throw new ArgumentException($"The secret must have {SecretSize} bytes.", nameof(secret));
        NetMqBufferPool.EnsureInstalled();
        this.options = options ?? new NetMqOptions();
        peers = new PeerTable<NetMqPeer>(number => new NetMqPeer(number, peer => loop!.Announce(peer)));
        exchange = new Exchange(process, [.. secret], peers, this.options, logger);
        loop = new NetMqLoop(exchange, logger);
    }

    private enum State
    {
        Constructed,
        Started,
        Disposed,
    }

    public PeerAddress Address => exchange.Address;

    public void Start(IMessageHandler handler)
    {
        if (Interlocked.CompareExchange(ref state, (int)State.Started, (int)State.Constructed) != (int)State.Constructed)
            throw new InvalidOperationException("The messenger was started or disposed before.");
        exchange.Start(handler);
        loop.Start();
    }

    public IPeer Connect(PeerAddress address)
    {
        if (address.Process == Address.Process) throw new ArgumentException("A process does not connect to itself.", nameof(address));
        NetMqPeer peer = peers.GetOrAdd(address.Process, out bool added);
        if (added) loop.Post(on => on.Dial(peer, address.Endpoint));
        return peer;
    }

    public void Disconnect(ulong process)
    {
        if (peers.Find(process) is not { } peer) return;
        peers.Remove(peer);
        peer.Outbox.Close();
        loop.Post(on => on.Close(peer, "disconnected by this process"));
    }

    public async ValueTask DisposeAsync()
    {
        int before = Interlocked.Exchange(ref state, (int)State.Disposed);
        if (before == (int)State.Constructed) loop.Abandon();
        if (before != (int)State.Started) return;
        loop.Stop(new Farewell(peers.Seal(), Environment.TickCount64 + (long)options.FlushTimeout.TotalMilliseconds));
        await Task.WhenAny(loop.Stopped, Task.Delay(options.FlushTimeout + Patience)).ConfigureAwait(false);
    }
}
