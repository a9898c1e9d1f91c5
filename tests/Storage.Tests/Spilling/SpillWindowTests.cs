using CsCheck;
using Remote.Storage.Arenas;
using Remote.Storage.Spilling;
using Remote.Storage.Tests.Arenas;

namespace Remote.Storage.Tests.Spilling;

/// <summary>The piece that is emptied for somebody, beside one found by trying every place.</summary>
public sealed class SpillWindowTests
{
    private const long Unit = 64;
    private const int Units = 100;
    private const long Capacity = Units * Unit;

    /// <summary>Positive: a block of so many units. Else: which block is freed.</summary>
    private static readonly Gen<int[]> Steps = Gen.Frequency((3, Gen.Int[1, 12]), (1, Gen.Int[-100, 0])).Array[1, 60];

    /// <summary>What each block costs, in the order in which they lie; 0 where it has to stay.</summary>
    private static readonly Gen<int[]> Costs = Gen.Frequency((1, Gen.Const(0)), (3, Gen.Int[1, 5])).Array[Units];

    [Fact]
    public void The_piece_is_the_cheapest_there_is_and_empty_once_its_blocks_have_gone() => Gen.Select(Steps, Costs, Gen.Int[1, Units]).Sample(static (steps, costs, wanted) =>
    {
        (BlockAllocator allocator, SpillCandidate[] blocks) = Fill(steps, costs);
        long size = wanted * Unit;
        long? cheapest = CheapestOfAll(blocks, size);
        if (SpillWindow.Choose(blocks, Capacity, size) is not { } chosen)
        {
            Assert.Null(cheapest);
            Assert.True(SpillWindow.Largest(blocks, Capacity) < size);
            return;
        }

        Assert.Equal(cheapest, blocks[chosen].Sum(static b => b.Cost!.Value));
        Assert.True(SpillWindow.Largest(blocks, Capacity) >= size);
        foreach (SpillCandidate block in blocks[chosen]) allocator.Free(block.Offset, block.Size);
        Assert.True(allocator.TryAllocate(size, out _));
    }, iter: 3000);

    [Fact]
    public void The_largest_piece_between_what_stays_is_the_largest_that_can_be_had() => Gen.Select(Steps, Costs).Sample(static (steps, costs) =>
    {
        (BlockAllocator allocator, SpillCandidate[] blocks) = Fill(steps, costs);
        Assert.Equal(allocator.LargestFree, SpillWindow.Largest(blocks.Select(static b => b with { Cost = null }), Capacity));
        foreach (SpillCandidate block in blocks.Where(static b => b.Cost is not null)) allocator.Free(block.Offset, block.Size);
        Assert.Equal(allocator.LargestFree, SpillWindow.Largest(blocks, Capacity));
    }, iter: 1000);

    private static (BlockAllocator Allocator, SpillCandidate[] Blocks) Fill(int[] steps, int[] costs)
    {
        var allocator = new BlockAllocator(Capacity);
        var model = new AllocatorModel(Capacity);
        foreach (int step in steps)
        {
            if (step > 0 && allocator.TryAllocate(step * Unit, out long offset)) model.Add(offset, step * Unit);
            else if (step <= 0 && model.Count > 0)
            {
                (offset, long size) = model.Remove(-step % model.Count);
                allocator.Free(offset, size);
            }
        }

        return (allocator, [.. model.Blocks.Select((block, i) => new SpillCandidate(block.Key, block.Value, costs[i] == 0 ? null : costs[i] * block.Value))]);
    }

    private static long? CheapestOfAll(SpillCandidate[] blocks, long size)
    {
        long? cheapest = null;
        for (long start = 0; start + size <= Capacity; start += Unit)
        {
            SpillCandidate[] inside = [.. blocks.Where(b => b.Offset < start + size && b.End > start)];
            if (inside.Any(static b => b.Cost is null)) continue;
            cheapest = Math.Min(cheapest ?? long.MaxValue, inside.Sum(static b => b.Cost!.Value));
        }

        return cheapest;
    }
}
