using Remote.Storage.Blocks;
using Remote.Storage.Spilling;
using Remote.Storage.Tests.Support;

namespace Remote.Storage.Tests.Spilling;

public sealed class FullDiskTests
{
    private const ulong Driver = 2;

    [Fact]
    public void A_full_disk_is_found_before_anything_is_written_and_harms_nothing_on_it()
    {
        using var tiny = TinyDisk.TryMount(4);
        if (tiny is null) return; // Not root.
        using var disk = new SpillDisk(() => tiny.Path);
        using Payload small = new(2 << 20, 1), large = new(3 << 20, 2);
        SpillPlace place = Assert.Single(Payload.WriteAll(disk, small));
        IOException error = Assert.ThrowsAny<IOException>(() => Payload.WriteAll(disk, large));
        Assert.Contains("full", error.Message);
        Assert.Single(Directory.GetFiles(tiny.Path));
        Assert.Equal(place.Size, disk.Held);
        small.AssertIsAt(disk, place);

        disk.Release(place);
        SpillPlace second = Assert.Single(Payload.WriteAll(disk, large));
        large.AssertIsAt(disk, second);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Of_a_batch_that_is_larger_than_what_the_disk_has_left_goes_what_fits()
    {
        using var tiny = TinyDisk.TryMount(4);
        if (tiny is null) return; // Not root.
        await using var store = new SpillingStore(16 << 20, tiny.Path);
        List<StoredAt> all = [];
        foreach (int kibibytes in new[] { 3000, 900, 700, 5000, 800, 1000 }) all.Add(await store.StoreAsync(Driver, kibibytes << 10));

        // The first four would make room enough, and are more than the disk takes: the four smallest do as well.
        all.Add(await store.StoreAsync(Driver, 6 << 20));
        Assert.InRange(store.Spiller.OnDisk, 3400 << 10, 3420 << 10);

        // Of what is left, nothing fits.
        Task<BlockPlace> waiting = store.Table.ReserveAsync(Driver, 4 << 20).AsTask();
        await store.UntilWaitingAsync();
        store.Time.Advance(TimeSpan.FromSeconds(3));
        var full = await Assert.ThrowsAsync<ObjectStoreFullException>(() => waiting.WaitAsync(Limits.Wait));
        Assert.Contains("full", full.InnerException!.Message);
        foreach (StoredAt at in all)
        {
            await store.AssertWholeAsync(Driver, at);
            store.Table.Free(Driver, at.Id);
        }

        await store.AssertEmptyAsync();
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_disk_that_takes_nothing_leaves_everything_in_memory()
    {
        // A folder that cannot be made: its parent is a file.
        string file = Path.GetTempFileName();
        await using var store = new SpillingStore(16 << 20, Path.Combine(file, "spilled"));
        List<StoredAt> all = [];
        for (int i = 0; i < 9; i++) all.Add(await store.StoreAsync(Driver, 1 << 20));
        Task<BlockPlace> waiting = store.Table.ReserveAsync(Driver, 8 << 20).AsTask();
        await store.UntilWaitingAsync();
        store.Time.Advance(TimeSpan.FromSeconds(3));
        var full = await Assert.ThrowsAsync<ObjectStoreFullException>(() => waiting.WaitAsync(Limits.Wait));
        Assert.Contains(file, full.Message);
        foreach (StoredAt at in all) await store.AssertWholeAsync(Driver, at);
        File.Delete(file);
    }
}
