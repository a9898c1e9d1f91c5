using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Remote.Messaging;

/// <summary>The data plane between threads of one process: the same contract as over a network, one queue and one delivery loop each.</summary>
internal sealed class InMemoryMessenger : IMessenger
{
    /// <summary>Disposal from within the handler must not wait for the handler for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ILogger logger;
    private readonly Dictionary<ulong, InMemoryPeer> peers = [];
    private readonly Channel<Delivery> deliveries = Channel.CreateUnbounded<Delivery>(new UnboundedChannelOptions { SingleReader = true });
    private Task? pump;
    private volatile bool disposed;

    public InMemoryMessenger(ulong process, InMemoryNetwork network, ILogger logger)
    {
        this.logger = logger;
        Network = network;
        Address = new PeerAddress(process, network.EndpointOf(process));
        network.Add(this);
    }

    public InMemoryNetwork Network { get; }

    public PeerAddress Address { get; }

    public void Start(IMessageHandler handler)
    {
        lock (Network.Gate)
        {
            if (disposed || pump is not null) throw new InvalidOperationException("The messenger was started or disposed before.");
            pump = Task.Run(() => Pump(handler));
        }
    }

    public IPeer Connect(PeerAddress address)
    {
        if (address.Process == Address.Process) throw new ArgumentException("A process does not connect to itself.", nameof(address));
        lock (Network.Gate)
        {
            if (peers.TryGetValue(address.Process, out InMemoryPeer? known)) return known;
            InMemoryPeer peer = new(address.Process, this);
            if (disposed) peer.TryClose();
            else if (Network.Find(address) is { } target) Link(peer, target);
            else Report(peer, $"nobody is at {address.Endpoint}");
            return peer;
        }
    }

    public void Disconnect(ulong process)
    {
        InMemoryPeer? peer;
        lock (Network.Gate) peer = peers.GetValueOrDefault(process);
        if (peer is null) return;
        Report(peer, "disconnected by this process");
        Report(peer.Other!, "the connection ended");
    }

    public async ValueTask DisposeAsync()
    {
        InMemoryPeer[] linked;
        lock (Network.Gate)
        {
            if (disposed) return;
            disposed = true;
            linked = [.. peers.Values];
            peers.Clear();
        }

        Network.Remove(this);
        foreach (InMemoryPeer peer in linked)
        {
            peer.TryClose();
            Report(peer.Other!, "the connection ended");
        }

        deliveries.Writer.Complete();
        if (pump is not null) await Task.WhenAny(pump, Task.Delay(Patience)).ConfigureAwait(false);
    }

    public void Post(Delivery delivery)
    {
        if (deliveries.Writer.TryWrite(delivery)) return;
        delivery.Peer.Other!.Left(delivery.Message?.Length ?? 0);
        delivery.Message?.Return();
    }

    private void Link(InMemoryPeer peer, InMemoryMessenger target)
    {
        InMemoryPeer other = new(Address.Process, target) { Other = peer };
        peer.Other = other;
        peers.Add(target.Address.Process, peer);
        target.peers.Add(Address.Process, other);
    }

    /// <summary>Closes one end; its owner's handler hears of it after all that arrived before.</summary>
    private void Report(InMemoryPeer peer, string reason)
    {
        lock (Network.Gate)
        {
            if (!peer.TryClose()) return;
            Dictionary<ulong, InMemoryPeer> known = peer.Owner.peers;
            if (known.TryGetValue(peer.Process, out InMemoryPeer? current) && ReferenceEquals(current, peer)) known.Remove(peer.Process);
        }

        peer.Owner.deliveries.Writer.TryWrite(new Delivery(peer, null, reason));
    }

    private async Task Pump(IMessageHandler handler)
    {
        await foreach (Delivery delivery in deliveries.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                if (!disposed && !delivery.Peer.Reported) Deliver(handler, delivery);
            }
            catch (Exception exception)
            {
                logger.HandlerFailed(exception, Address.Process);
            }

            if (delivery.Message is not { } message) continue;
            delivery.Peer.Other!.Left(message.Length);
            message.Return();
        }
    }

    private static void Deliver(IMessageHandler handler, Delivery delivery)
    {
        if (delivery.Message is { } message)
        {
            handler.OnMessage(delivery.Peer, message.WrittenSpan);
            return;
        }

        delivery.Peer.Reported = true;
        handler.OnPeerClosed(delivery.Peer, delivery.Reason!);
    }
}
