using CsCheck;
using Remote.Storage.Arenas;

namespace Remote.Storage.Tests.Arenas;

public sealed class BlockAllocatorTests
{
    private const long Capacity = 64 * 100;

    /// <summary>Positive: a block of so many units. Else: which block is freed.</summary>
    private static readonly Gen<int[]> Steps = Gen.Frequency((3, Gen.Int[1, 30]), (2, Gen.Int[-100, 0])).Array[1, 200];

    [Fact]
    public void Blocks_never_overlap_and_whatever_fits_is_given() => Steps.Sample(static steps =>
    {
        var allocator = new BlockAllocator(Capacity);
        var model = new AllocatorModel(Capacity);
        foreach (int step in steps)
        {
            if (step > 0) Allocate(allocator, model, 64L * step);
            else if (model.Count > 0) Free(allocator, model, -step % model.Count);
            Assert.Equal(model.Used, allocator.Used);
            Assert.Equal(model.Top, allocator.Top);
            Assert.Equal(model.LargestGap, allocator.LargestFree);
        }

        while (model.Count > 0) Free(allocator, model, 0);
        Assert.Equal((0, 0, Capacity), (allocator.Used, allocator.Top, allocator.LargestFree));
    }, iter: 2000);

    [Fact]
    public void The_smallest_part_that_fits_comes_first_and_of_those_the_lowest()
    {
        var allocator = new BlockAllocator(64 * 100);
        long[] blocks = [.. new long[] { 4, 1, 2, 1, 2, 1, 3, 1 }.Select(units => Allocated(allocator, 64 * units))];
        foreach (int i in new[] { 6, 4, 2, 0 }) allocator.Free(blocks[i], 64 * new long[] { 4, 1, 2, 1, 2, 1, 3, 1 }[i]);

        Assert.Equal(blocks[2], Allocated(allocator, 128));
        Assert.Equal(blocks[4], Allocated(allocator, 64));
        Assert.Equal(blocks[0], Allocated(allocator, 256));
        // Used before beats never used.
        Assert.Equal(blocks[6], Allocated(allocator, 128));
    }

    [Fact]
    public void The_end_of_a_block_can_be_given_back()
    {
        var allocator = new BlockAllocator(64 * 10);
        long first = Allocated(allocator, 64 * 5);
        _ = Allocated(allocator, 64);
        allocator.Free(first + 128, 64 * 3);

        Assert.Equal(first + 128, Allocated(allocator, 64 * 3));
        Assert.False(allocator.TryAllocate(64 * 5, out _));
    }

    [Fact(Timeout = Support.Limits.Test)]
    public Task Tens_of_thousands_of_blocks_are_no_burden() => Task.Run(static () =>
    {
        const int Count = 50_000;
        var allocator = new BlockAllocator(64L * Count);
        long[] all = [.. Enumerable.Range(0, Count).Select(_ => Allocated(allocator, 64))];
        Assert.False(allocator.TryAllocate(64, out _));
        for (int i = 0; i < Count; i += 2) allocator.Free(all[i], 64);
        for (int i = 0; i < Count; i += 2) Assert.Equal(all[i], Allocated(allocator, 64));
        foreach (long offset in all) allocator.Free(offset, 64);
        Assert.Equal(0, allocator.Top);
    });

    private static long Allocated(BlockAllocator allocator, long size)
    {
        Assert.True(allocator.TryAllocate(size, out long offset));
        return offset;
    }

    private static void Allocate(BlockAllocator allocator, AllocatorModel model, long size)
    {
        bool fits = model.LargestGap >= size;
        Assert.Equal(fits, allocator.TryAllocate(size, out long offset));
        if (fits) model.Add(offset, size);
    }

    private static void Free(BlockAllocator allocator, AllocatorModel model, int which)
    {
        (long offset, long size) = model.Remove(which);
        allocator.Free(offset, size);
    }
}
