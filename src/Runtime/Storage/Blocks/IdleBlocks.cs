namespace Remote.Storage.Blocks;

/// <summary>Blocks in memory that nobody reads, writes, moves or waits for, the least recently used first. Under the table's lock.</summary>
internal sealed class IdleBlocks
{
    private readonly LinkedList<Block> copies = [];
    private readonly LinkedList<Block> own = [];

    /// <summary>Copies of other nodes' objects, which need not be written.</summary>
    public IEnumerable<Block> Copies => copies;

    /// <summary>Objects of this store.</summary>
    public IEnumerable<Block> Own => own;

    /// <summary>Something of a block has changed. It is used now, if it can be at all.</summary>
    public void OnChanged(Block block)
    {
        Remove(block);
        if (block is { State: BlockState.InMemory, IsPinned: false, IsFreed: false, Wanted: 0 })
            (block.IsCopy ? copies : own).AddLast(block.Idle ??= new LinkedListNode<Block>(block));
    }

    public void Remove(Block block)
    {
        if (block.IsIdle) block.Idle!.List!.Remove(block.Idle);
    }
}
