namespace Remote.Storage.Spilling;

/// <summary>
/// Which part of memory is emptied for a block that needs one piece: pure. What is read stays where it is, so many bytes may be free, and all pieces of
/// them too small.
/// </summary>
internal static class SpillWindow
{
    /// <summary>Which blocks have to go from the piece that is cheapest to empty; null where what stays leaves no piece of that size.</summary>
    /// <param name="blocks">All there are, in the order in which they lie.</param>
    /// <param name="capacity">Where memory ends.</param>
    /// <param name="size">Bytes of the piece.</param>
    public static Range? Choose(ReadOnlySpan<SpillCandidate> blocks, long capacity, long size)
    {
        Range? best = null;
        long cost = 0, cheapest = long.MaxValue;
        int staying = 0, end = 0;
        // The cheapest begins where a block ends: from anywhere else it can be moved there, and holds no more blocks than before.
        for (int first = 0; first <= blocks.Length; first++)
        {
            long start = first == 0 ? 0 : blocks[first - 1].End;
            if (start + size > capacity) break;
            for (; end < blocks.Length && blocks[end].Offset < start + size; end++) Count(blocks[end], 1);
            if (staying == 0 && cost < cheapest) (best, cheapest) = (first..end, cost);
            if (first == end) break;
            Count(blocks[first], -1);
        }

        return best;

        void Count(SpillCandidate block, int sign)
        {
            cost += sign * block.Cost.GetValueOrDefault();
            if (block.Cost is null) staying += sign;
        }
    }

    /// <summary>The largest piece that there is once all that may go has gone.</summary>
    public static long Largest(IEnumerable<SpillCandidate> blocks, long capacity)
    {
        long largest = 0, start = 0;
        foreach (SpillCandidate block in blocks.Where(static b => b.Cost is null))
        {
            largest = Math.Max(largest, block.Offset - start);
            start = block.End;
        }

        return Math.Max(largest, capacity - start);
    }
}
