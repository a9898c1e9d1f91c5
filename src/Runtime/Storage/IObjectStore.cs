namespace Remote.Storage;

/// <summary>
/// One process's door to the store of its node: shared memory in which values over 100 KiB are written once and read in place by every
/// process of the node. Thread-safe.
/// </summary>
/// <remarks>
/// An object's life: <see cref="Reserve"/>d and written by one process, sealed for an owner (maybe another process: a task's caller), which
/// <see cref="Adopt"/>s it when it hears of it and <see cref="Free"/>s it when nobody holds a ref any more. Whoever reads it pins it: its
/// bytes stay where they are, freed or not, until the last pin is let go. What is not pinned may be moved to disk and comes back unasked.
/// </remarks>
internal interface IObjectStore : IAsyncDisposable
{
    /// <summary>The number of this node's store.</summary>
    ulong Number { get; }

    /// <summary>Bytes that it may grow to.</summary>
    long Capacity { get; }

    /// <summary>Room for an object, to be written by this process. Blocks while others are moved to disk.</summary>
    /// <param name="length">Bytes.</param>
    /// <param name="outgrown">What this process writes, and gives up once it has the room: it stays until then, so nobody waits for its place.</param>
    /// <exception cref="ObjectStoreFullException">There is no room, and none can be made.</exception>
    StoredWriter Reserve(long length, StoredId outgrown = default);

    /// <summary>Keeps an object in this node's memory for reading. Completes at once where it is there; else it is brought from disk, or from its node.</summary>
    /// <exception cref="StoredObjectLostException">It is nowhere any more; says why.</exception>
    /// <exception cref="ObjectStoreFullException">There is no room to bring it back.</exception>
    ValueTask<StorePin> PinAsync(StoredAt at, CancellationToken cancellationToken = default);

    /// <summary>This process has heard of an object that was sealed for it, and frees it from now on.</summary>
    void Adopt(StoredId id);

    /// <summary>Nobody needs the object any more: its bytes, and copies on other nodes, go once they are not pinned.</summary>
    void Free(StoredId id);
}
