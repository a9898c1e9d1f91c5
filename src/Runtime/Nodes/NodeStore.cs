using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Remote.ControlPlane;
using Remote.Nodes.Sessions;
using Remote.Nodes.Transfers;
using Remote.Storage;
using Remote.Storage.Arenas;
using Remote.Storage.Blocks;
using Remote.Storage.Sockets;
using Remote.Storage.Spilling;

namespace Remote.Nodes;

/// <summary>A node's object store: the memory, the table of what is in it, and the doors. Its files are in a session folder of their own, where shared memory is.</summary>
internal sealed class NodeStore : IAsyncDisposable
{
    private const string ArenaName = "arena";

    private readonly ILogger logger;
    private readonly SessionFolder folder;
    private readonly SpillFolder spillFolder;
    private readonly Spiller spiller;
    private readonly Arena arena;
    private readonly ArenaWarmer warmer;
    private readonly StoreServer server;
    private StoreLinks? links;

    /// <param name="bytes">How large it may become; null for the default.</param>
    /// <param name="spillDirectory">Where objects go that have no room in it; null for the default.</param>
    /// <param name="logger">Hears of peers that break the rules.</param>
    /// <param name="time">The clock.</param>
    public NodeStore(long? bytes, string? spillDirectory, ILogger logger, TimeProvider time)
    {
        this.logger = logger;
        folder = StoreFolder.Create(logger);
        try
        {
            spillFolder = SpillFolder.Open(spillDirectory);
            arena = new Arena(Path.Combine(folder.Path, ArenaName), StoreFolder.SizeFor(bytes, folder.Path, logger));
            warmer = new ArenaWarmer(arena);
            Table = new StoreTable(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))), arena, time) { Grown = warmer.OnGrown };
            spiller = new Spiller(Table, spillFolder.Ensure, logger, time);
            Table.Spiller = spiller;
            server = new StoreServer(Table, folder.SocketPath, logger);
            Table.CollectionWanted = Collect;
        }
        catch
        {
            arena?.Dispose();
            folder.Dispose();
            spillFolder?.Dispose();
            throw;
        }
    }

    public StoreTable Table { get; }

    /// <summary>Where worker processes find it.</summary>
    public StoreAddress Address => new(Table.Number, folder.SocketPath, arena.Path, arena.Capacity);

    /// <summary>The session's folder in shared memory.</summary>
    public string SharedFolder => folder.Path;

    /// <summary>How full it is, and what was moved to disk.</summary>
    public StoreFigures Figures
    {
        get
        {
            StoreUsage usage = Table.Usage;
            return new StoreFigures(usage.Capacity, usage.Used, usage.Pinned, usage.Committed, spiller.OnDisk, spiller.Report.SpilledTotal, spiller.Report.RestoredTotal, usage.Count);
        }
    }

    /// <summary>The stores that have copies of an object, as far as this one knows: of its own objects it is told, of others' it knows whether it has one.</summary>
    public ulong[] CopiesOf(StoredId id)
        => links is not { } known ? [] : id.Store == Table.Number ? known.Copies.WhoHas(id) : Table.HasCopy(id) ? [Table.Number] : [];

    /// <summary>The door of a process that is part of this one.</summary>
    public IObjectStore OpenFor(ulong process) => new LocalStore(Table, process, logger);

    /// <summary>The way to the stores of other nodes, from the first one on. Called by one thread.</summary>
    /// <param name="secret">The session's.</param>
    public StoreLinks Connect(byte[] secret)
    {
        if (links is not null) return links;
        links = new StoreLinks(Table, secret, logger);
        Table.Links = links;
        return links;
    }

    public async ValueTask DisposeAsync()
    {
        links?.Dispose();
        await Table.DisposeAsync().ConfigureAwait(false);
        server.Dispose();
        // Before the memory goes that it reads and writes.
        spiller.Dispose();
        warmer.Dispose();
        arena.Dispose();
        folder.Dispose();
        spillFolder.Dispose();
    }

    private void Collect()
    {
        server.AskForCollection();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
    }
}
