namespace Remote.Storage.Blocks;

/// <summary>The stores of other nodes, as this one reaches them.</summary>
internal interface IStoreLinks
{
    /// <summary>Brings a copy of another node's object (<see cref="StoreTable.ReserveCopyAsync"/>, <see cref="StoreTable.SealCopy"/>); one transfer, however many ask.</summary>
    /// <exception cref="StoredObjectLostException">It is nowhere any more.</exception>
    Task PullAsync(StoredAt at, CancellationToken cancellationToken);

    /// <summary>Tells an object's store that its owner, a process of this node, knows of it.</summary>
    void Adopt(ulong owner, StoredId id);

    /// <summary>Tells an object's store that its owner, a process of this node, lets it go; copies go too.</summary>
    void Free(ulong owner, StoredId id);

    /// <summary>An object of this store was freed. Called under the table's lock: must neither wait nor ask the table.</summary>
    void OnFreed(StoredId id);
}
