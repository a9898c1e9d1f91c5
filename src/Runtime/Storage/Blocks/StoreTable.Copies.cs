namespace Remote.Storage.Blocks;

// Copies of other nodes' objects, which the node itself writes.
internal sealed partial class StoreTable
{
    /// <summary>Room for a copy of another node's object.</summary>
    public ValueTask<BlockPlace> ReserveCopyAsync(StoredAt at) => ReserveAsync(0, at.Length, at.Id);

    /// <summary>A copy is complete.</summary>
    public void SealCopy(StoredId id)
    {
        lock (gate)
        {
            Block block = blocks[id];
            Complete(block, block.Length);
            if (block.IsFreed) Remove(block);
        }
    }

    /// <summary>A copy could not be completed.</summary>
    public void AbandonCopy(StoredId id)
    {
        lock (gate) Remove(blocks[id]);
    }

    /// <summary>Nobody needs the object any more: its copy goes, as soon as nobody reads or writes it.</summary>
    public void DropCopy(StoredId id)
    {
        lock (gate)
        {
            if (!blocks.TryGetValue(id, out Block? block) || block is not { IsCopy: true, IsFreed: false }) return;
            if (block.State == BlockState.Writing) block.IsFreed = true;
            else FreeNow(block);
        }
    }
}
