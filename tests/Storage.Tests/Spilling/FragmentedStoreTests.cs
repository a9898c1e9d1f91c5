using Remote.Storage.Blocks;
using Remote.Storage.Tests.Support;

namespace Remote.Storage.Tests.Spilling;

/// <summary>What is read lies between what could go: bytes are free, but not in one piece.</summary>
public sealed class FragmentedStoreTests
{
    private const ulong One = 2;
    private const ulong Two = 3;

    /// <summary>Of an object; its block is a 128th of the store.</summary>
    private const int Size = (64 << 10) - 60;
    private const long Capacity = 128L * (64 << 10);

    [Fact(Timeout = Limits.Test)]
    public async Task Room_in_one_piece_is_made_where_least_has_to_go_for_it()
    {
        await using var store = new SpillingStore(Capacity);
        StoredAt[] all = await StoreAsync(store, 100);
        for (int i = 1; i < 40; i += 2) await store.PinAsync(Two, all[i]);

        // Of the 40 that were not used for longest, 20 lie between what is read; then the 12 at the end go, and not the 60 that come next.
        StoredAt large = await store.StoreAsync(One, 40 * (64 << 10) - 60);
        Assert.InRange(store.Spiller.Report.SpilledTotal, 52 * Size, 53 * Size);
        foreach (StoredAt at in all) await store.AssertWholeAsync(One, at);
        await store.AssertWholeAsync(Two, large);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Where_what_is_read_is_in_the_way_nothing_is_moved_for_nothing_and_the_error_says_so()
    {
        await using var store = new SpillingStore(Capacity);
        StoredAt[] all = await StoreAsync(store, 100);
        for (int i = 0; i < 100; i += 10) await store.PinAsync(Two, all[i]);
        for (int i = 1; i < 100; i += 2) store.Table.Free(One, all[i].Id);

        Task<BlockPlace> waiting = store.Table.ReserveAsync(One, 50 * (64 << 10) - 60).AsTask();
        await store.UntilWaitingAsync();
        store.Time.Advance(TimeSpan.FromSeconds(61));
        var full = await Assert.ThrowsAsync<ObjectStoreFullException>(() => waiting.WaitAsync(Limits.Wait));
        Assert.Contains("4.9 MiB are free, but not in one piece: the largest has 1.8 MiB.", full.Message);
        Assert.Contains("leaves no piece of more than 2.3 MiB, whatever else is moved to disk", full.Message);
        Assert.Contains($"640 KiB by process {Two:x}", full.Message);
        Assert.Equal(0, store.Spiller.Report.SpilledTotal);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Who_waits_for_a_piece_gets_it_when_what_was_in_the_way_is_let_go()
    {
        await using var store = new SpillingStore(Capacity);
        StoredAt[] all = await StoreAsync(store, 100);
        for (int i = 0; i < 100; i += 10) await store.PinAsync(Two, all[i]);
        Task<BlockPlace> waiting = store.Table.ReserveAsync(One, 50 * (64 << 10) - 60).AsTask();
        await store.UntilWaitingAsync();
        Assert.False(waiting.IsCompleted);
        store.Table.Unpin(Two, all[90].Id);
        Assert.False(waiting.IsCompleted);

        store.Table.Unpin(Two, all[80].Id);
        BlockPlace place = await waiting.WaitAsync(Limits.Wait);
        store.Table.Abandon(One, place.Id);
        foreach (StoredAt at in all) await store.AssertWholeAsync(One, at);
    }

    private static async Task<StoredAt[]> StoreAsync(SpillingStore store, int count)
    {
        var all = new StoredAt[count];
        for (int i = 0; i < count; i++) all[i] = await store.StoreAsync(One, Size);
        return all;
    }
}
