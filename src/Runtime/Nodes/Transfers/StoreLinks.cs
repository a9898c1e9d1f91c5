using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Remote.ControlPlane;
using Remote.Storage;
using Remote.Storage.Blocks;

namespace Remote.Nodes.Transfers;

/// <summary>A node's store and those of the other nodes: brings their objects here, sends this one's there, and passes on who lets go of what. Thread-safe.</summary>
internal sealed class StoreLinks : IStoreLinks, IDisposable
{
    /// <summary>The process number under which a node itself pins what it sends.</summary>
    public const ulong Self = 0;

    /// <summary>Transfers at a time: one fills a wire; a few more, so that small ones do not wait for a large one.</summary>
    private const int MaxPulls = 6;

    private readonly ConcurrentDictionary<ulong, RemoteStore> stores = new();
    private readonly ConcurrentDictionary<StoredId, Pull> pulls = new();
    private readonly PullCrew crew = new(MaxPulls);
    private readonly object introduced = new();
    private readonly byte[] secret;
    private readonly TransferServer server;
    private long sent;
    private volatile bool closed;

    /// <param name="table">This node's.</param>
    /// <param name="secret">What both ends of each connection must know.</param>
    /// <param name="logger">Hears of what is broken.</param>
    public StoreLinks(StoreTable table, byte[] secret, ILogger logger)
    {
        (Table, this.secret, Logger) = (table, secret, logger);
        Copies = new CopyBook(table.Number);
        server = new TransferServer(table.Number, secret, Serve, logger);
    }

    public StoreTable Table { get; }

    public ILogger Logger { get; }

    /// <summary>Who has, or receives, copies of this store's objects.</summary>
    public CopyBook Copies { get; }

    /// <summary>Copies that arrive now.</summary>
    public ConcurrentDictionary<StoredId, IncomingCopy> Arriving { get; } = new();

    /// <summary>More of an object has come from a store. Called on the transfer's thread, which goes on after it.</summary>
    public Action<IncomingCopy, ulong>? PartCame { get; set; }

    /// <summary>Where other stores reach this one.</summary>
    public string Endpoint => server.Endpoint;

    /// <summary>Objects' bytes that were sent to other stores.</summary>
    public long BytesSent => Interlocked.Read(ref sent);

    public IEnumerable<RemoteStore> Others => stores.Values;

    /// <summary>The other stores that there are now. One that is not among them is gone for good.</summary>
    public void OnStores(IReadOnlyCollection<StorePeer> now)
    {
        foreach (RemoteStore known in stores.Values.Where(s => !s.IsGone && now.All(n => n.Store != s.Peer.Store)))
        {
            known.Dispose();
            Copies.OnStoreGone(known.Peer.Store);
        }

        foreach (StorePeer peer in now.Where(n => n.Store != Table.Number)) stores.GetOrAdd(peer.Store, _ => new RemoteStore(peer, Table.Number, secret));
        lock (introduced) Monitor.PulseAll(introduced);
    }

    /// <summary>A store, gone or not; null where nobody has told of it within the time.</summary>
    public RemoteStore? Find(ulong store, TimeSpan patience)
    {
        long end = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        lock (introduced)
        {
            RemoteStore? known;
            while (!stores.TryGetValue(store, out known) && end - Environment.TickCount64 is > 0 and long left) Monitor.Wait(introduced, (int)left);
            return known;
        }
    }

    public Task PullAsync(StoredAt at, CancellationToken cancellationToken)
    {
        var pull = new Pull(this, at);
        Pull shared = pulls.GetOrAdd(at.Id, pull);
        if (shared == pull) crew.Add(pull.Run);
        return shared.Done;
    }

    /// <summary>A transfer has ended, either way; who asks from now on begins another.</summary>
    public void OnEnded(StoredAt at) => pulls.TryRemove(at.Id, out _);

    public void Adopt(ulong owner, StoredId id) => TellHome(TransferOp.Adopt, owner, id);

    public void Free(ulong owner, StoredId id)
    {
        // The copy here may be freed at once; where the home is gone, nobody else tells the others.
        if (TellHome(TransferOp.Free, owner, id)) return;
        Table.DropCopy(id);
        foreach (RemoteStore other in Others) other.Tell(TransferFrame.Of(TransferOp.Drop, new StoredAt(id, 0)));
    }

    public void OnFreed(StoredId id)
    {
        foreach (ulong store in Copies.OnFreed(id))
        {
            if (stores.TryGetValue(store, out RemoteStore? holder)) holder.Tell(TransferFrame.Of(TransferOp.Drop, new StoredAt(id, 0)));
        }
    }

    /// <summary>Gets an object of this store, or a copy, ready to be sent.</summary>
    /// <exception cref="StoredObjectLostException">It is not here.</exception>
    public OpenedObject Open(StoredAt at)
    {
        if (Arriving.TryGetValue(at.Id, out IncomingCopy? arriving) && arriving.Place.Length == at.Length && arriving.TryBeginRead())
            return new OpenedObject(Table.Arena.Mapping, arriving.Place, arriving, arriving.EndRead);
        if (at.Id.Store != Table.Number) return OpenCopy(at);
        return Held(at, Table.PinAsync(Self, at).AsTask().GetAwaiter().GetResult());
    }

    /// <summary>Gets a whole copy ready to be sent.</summary>
    /// <exception cref="StoredObjectLostException">It is not here.</exception>
    public OpenedObject OpenCopy(StoredAt at) => Held(at, Table.PinCopy(Self, at));

    public void OnSent(long bytes) => Interlocked.Add(ref sent, bytes);

    /// <exception cref="ObjectDisposedException">The node ends.</exception>
    public void ThrowIfClosed() => ObjectDisposedException.ThrowIf(closed, typeof(IObjectStore));

    public void Dispose()
    {
        closed = true;
        server.Dispose();
        foreach (RemoteStore store in stores.Values) store.Dispose();
    }

    private OpenedObject Held(StoredAt at, BlockPlace place) => new(Table.Arena.Mapping, place, null, () => Table.Unpin(Self, at.Id));

    private bool TellHome(TransferOp op, ulong owner, StoredId id)
    {
        if (Find(id.Store, TimeSpan.Zero) is not { IsGone: false } home) return false;
        TransferFrame frame = TransferFrame.Of(op, new StoredAt(id, 0));
        frame.Who = owner;
        home.Tell(frame);
        return true;
    }

    private void Serve(TransferSocket peer)
    {
        using var service = new TransferService(this, peer);
        service.Run();
    }
}
