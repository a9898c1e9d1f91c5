using MemoryPack;
using Remote.Storage.Sockets;

namespace Remote.ControlPlane;

/// <summary>
/// Node → the process of another node: it is one, with the command that starts its workers, which register at <paramref name="SocketPath"/>.
/// </summary>
[MemoryPackable]
internal sealed partial record NodeWelcome(
    ulong Node, byte[] Secret, string SocketPath, string WorkerHost, string[] WorkerArguments, long? WorkerMemory, long? StoreBytes, string? SpillDirectory) : ControlMessage;

/// <summary>Node's process → node: it can start workers; where these find its object store, and where other stores do.</summary>
[MemoryPackable]
internal sealed partial record NodeServing(StoreAddress Store, string StoreEndpoint) : ControlMessage;

/// <summary>How full a node's object store is, in bytes, as <see cref="ObjectStoreInfo"/> says it; <paramref name="Committed"/> is what the file system has given it.</summary>
[MemoryPackable]
internal sealed partial record StoreFigures(long Capacity, long Used, long Pinned, long Committed, long Spilled, long SpilledTotal, long RestoredTotal, int Objects)
{
    public static StoreFigures Empty(long capacity) => new(capacity, 0, 0, 0, 0, 0, 0, 0);

    public ObjectStoreInfo ToInfo() => new(Capacity, Used, Pinned, Spilled, SpilledTotal, RestoredTotal, Objects);
}

/// <summary>Node's process → node: its store has changed. The last one holds; one that is lost is made good by the next.</summary>
[MemoryPackable]
internal sealed partial record StoreChanged(StoreFigures Store) : ControlMessage;

/// <summary>A node's store, as the stores of other nodes reach it.</summary>
/// <param name="Node">The node's number.</param>
/// <param name="Store">The store's.</param>
/// <param name="Endpoint">Where it listens.</param>
[MemoryPackable]
internal sealed partial record StorePeer(ulong Node, ulong Store, string Endpoint);

/// <summary>Node → nodes' processes: these stores there are now; one that is not among them any more is gone for good. A repeat is harmless.</summary>
[MemoryPackable]
internal sealed partial record StoresKnown(StorePeer[] Stores) : ControlMessage;

/// <summary>Node → node's process: start the worker of that number. Numbers are never given twice, so a repeat is a fault.</summary>
[MemoryPackable]
internal sealed partial record LaunchWorker(ulong Worker) : ControlMessage;

/// <summary>The answer to <see cref="LaunchWorker"/>: the worker's process, or why there is none.</summary>
[MemoryPackable]
internal sealed partial record WorkerLaunched(ulong Worker, int ProcessId, string? Failure) : ControlMessage;

/// <summary>Node → node's process: end a worker at once. Of one that has ended, nothing.</summary>
[MemoryPackable]
internal sealed partial record EndWorker(ulong Worker) : ControlMessage;

/// <summary>Node's process → node: a worker has ended, how, and the last that it wrote.</summary>
[MemoryPackable]
internal sealed partial record WorkerExited(ulong Worker, string Reason, string Output) : ControlMessage;
