using Remote.Storage.Spilling;

namespace Remote.Storage.Blocks;

// Room in one piece. Under the lock.
internal sealed partial class StoreTable
{
    // What should leave memory: what was not used for longest, or what lies in the piece that somebody waits for.
    private IEnumerable<Block> ChooseForSpilling(bool mayWrite)
    {
        long needed = 0;
        if (line.First is { Value.HasRoom: false } first)
        {
            needed = first.Value.Size;
            List<Block>? piece = CheapestPiece(needed, mayWrite);
            // Bytes enough are free, but not in one piece.
            if (piece is not null && Capacity - allocator.Used >= needed) return piece;
            // Whatever else leaves, what stays is in the way.
            if (piece is null) needed = 0;
        }

        IEnumerable<Block> own = mayWrite ? idle.Own : idle.Own.Where(static b => b.OnDisk is not null);
        return SpillPolicy.Choose(idle.Copies, own, static b => b.Size, SpillPolicy.Excess(Capacity, allocator.Used, needed));
    }

    private List<Block>? CheapestPiece(long size, bool mayWrite)
    {
        List<Block> all = InOrder();
        SpillCandidate[] candidates = [.. all.Select(b => CandidateOf(b, mayWrite))];
        return SpillWindow.Choose(candidates, Capacity, size) is { } chosen ? all[chosen] : null;
    }

    // For people: the largest free piece, and what it would be if all that nobody uses had left.
    private (long Now, long AtMost) LargestPieces()
    {
        SpillCandidate[] all = [.. InOrder().Select(static b => CandidateOf(b, mayWrite: true))];
        return (SpillWindow.Largest(all.Select(static b => b with { Cost = null }), Capacity), SpillWindow.Largest(all, Capacity));
    }

    // Why waiting is of no use: what has been written of the value stays until there is room for more of it, and in an otherwise empty store there is none.
    private string? Outgrown(RoomRequest request)
    {
        if (!blocks.TryGetValue(request.Outgrown, out Block? block) || block.Creator != request.Process || block.State != BlockState.Writing) return null;
        long most = Math.Max(block.Offset, allocator.Capacity - block.Offset - block.Size);
        return most >= request.Size ? null : $"it grows while it is written, the {ByteText.Of(block.Size)} that it has so far stay until it has all of it, and beside them the store has {ByteText.Of(most)} in one piece at most";
    }

    private List<Block> InOrder()
    {
        List<Block> all = [.. blocks.Values.Where(static b => b.Size > 0)];
        all.Sort(static (one, other) => one.Offset.CompareTo(other.Offset));
        return all;
    }

    // All that leaves may have to be read again; what is nowhere else is written before.
    private static SpillCandidate CandidateOf(Block block, bool mayWrite)
    {
        bool isElsewhere = block.IsCopy || block.OnDisk is not null;
        long? cost = !block.IsIdle ? null : isElsewhere ? block.Size : mayWrite ? 2 * block.Size : null;
        return new SpillCandidate(block.Offset, block.Size, cost);
    }
}
