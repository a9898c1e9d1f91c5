using CsCheck;
using Remote.Storage.Blocks;
using Remote.Storage.Tests.Support;

namespace Remote.Storage.Tests.Spilling;

public sealed class SpilledObjectTests
{
    private const long Capacity = 2 << 20;
    private const int Size = 100_000; // A twentieth.
    private const ulong One = 2;
    private const ulong Two = 3;

    private static readonly Gen<(int Op, int Process, int Which, int Amount)[]> Steps =
        Gen.Select(Gen.Int[0, 10], Gen.Int[0, 3], Gen.Int[0, 1000], Gen.Int[1, Size * 2]).Array[1, 150];

    [Fact(Timeout = Limits.Test)]
    public async Task What_is_read_stays_and_the_least_recently_used_goes()
    {
        await using var store = new SpillingStore(Capacity);
        StoredAt[] first = [.. await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => store.StoreAsync(One, Size)))];
        foreach (StoredAt at in first[..5]) await store.PinAsync(Two, at);
        for (int i = 0; i < 6; i++) await store.StoreAsync(One, Size);
        await store.AssertWholeAsync(One, first[5]);
        for (int i = 0; i < 2; i++) await store.StoreAsync(One, Size);
        await Limits.UntilAsync(() => store.Spiller.Report.SpilledTotal > 0, "Nothing leaves memory.");
        await Limits.UntilAsync(() => store.Table.Usage.Used <= Capacity * 0.8, "Too little leaves memory.");

        foreach (StoredAt at in first[..6]) await store.AssertWholeAsync(One, at);
        Assert.Equal(0, store.Spiller.Report.RestoredTotal);
        await store.AssertWholeAsync(One, first[6]);
        Assert.Equal(Size, store.Spiller.Report.RestoredTotal);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Who_waits_for_the_whole_store_gets_it()
    {
        await using var store = new SpillingStore(Capacity);
        StoredAt[] small = [.. await Task.WhenAll(Enumerable.Range(0, 15).Select(_ => store.StoreAsync(One, Size)))];
        StoredAt all = await store.StoreAsync(Two, Capacity - 1000);
        foreach (StoredAt at in small) await store.AssertWholeAsync(Two, at);
        await store.AssertWholeAsync(One, all);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_is_freed_on_disk_or_on_the_way_leaves_nothing()
    {
        await using var store = new SpillingStore(Capacity);
        for (int round = 0; round < 20; round++)
        {
            StoredAt[] all = [.. await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => store.StoreAsync(One, Size)))];
            Task<BlockPlace>[] coming = [.. all[..10].Select(at => store.Table.PinAsync(Two, at).AsTask())];
            foreach (StoredAt at in all) store.Table.Free(One, at.Id);
            for (int i = 0; i < coming.Length; i++)
            {
                try
                {
                    Assert.True(store.IsWhole(await coming[i].WaitAsync(Limits.Wait)));
                    store.Table.Unpin(Two, all[i].Id);
                }
                catch (StoredObjectLostException)
                {
                    // Freed before it was there.
                }
            }
        }

        await Limits.UntilAsync(() => store.Table.Usage.Count == 0, "Something is left.");
        await store.AssertEmptyAsync();
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_block_that_was_damaged_is_not_made_good_by_the_disk()
    {
        await using var store = new SpillingStore(Capacity);
        StoredAt victim = await store.StoreAsync(One, Size);
        Damage(store, await store.PinAsync(One, victim));
        store.Table.Unpin(One, victim.Id);
        StoredAt[] others = [.. await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => store.StoreAsync(One, Size)))];
        var lost = await Assert.ThrowsAsync<StoredObjectLostException>(() => store.PinAsync(One, victim));
        Assert.Contains("damaged", lost.Message);
        foreach (StoredAt at in others) await store.AssertWholeAsync(One, at);
    }

    [Fact(Timeout = 2 * Limits.Test)]
    public Task Whatever_happens_in_whatever_order_all_bytes_are_right_and_nothing_is_left() => Steps.SampleAsync(
        static async steps =>
        {
            await using var store = new SpillingStore(Capacity);
            var model = new SpillModel(store);
            foreach ((int op, int process, int which, int amount) in steps) await model.DoAsync(op, process, which, amount);
            await model.EndAllAsync();
            await store.AssertEmptyAsync();
        },
        iter: 30);

    [Fact(Timeout = 2 * Limits.Test)]
    public async Task Many_at_once_with_three_times_the_stores_size_read_what_was_written()
    {
        const int Threads = 4, Each = 16, Rounds = 150;
        await using var store = new SpillingStore(Capacity);
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int filling = Threads;
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(t => Task.Run(async () =>
        {
            ulong process = (ulong)t + 2;
            var random = new Random(t);
            var mine = new List<StoredAt>();
            for (int i = 0; i < Rounds; i++)
            {
                mine.Add(await store.StoreAsync(process, random.Next(Size / 2, Size)));
                await store.AssertWholeAsync(process, mine[random.Next(mine.Count)]);
                if (mine.Count < Each) continue;
                int old = random.Next(mine.Count);
                store.Table.Free(process, mine[old].Id);
                mine.RemoveAt(old);
            }

            // All that they have together is more than the store: else one might be done before the next begins.
            if (Interlocked.Decrement(ref filling) == 0) full.SetResult();
            await full.Task.WaitAsync(Limits.Wait);
            foreach (StoredAt at in mine)
            {
                await store.AssertWholeAsync(process, at);
                store.Table.Free(process, at.Id);
            }
        })));
        Assert.True(store.Spiller.Report is { SpilledTotal: > 0, RestoredTotal: > 0 });
        await Limits.UntilAsync(() => store.Table.Usage.Count == 0, "Something is left.");
        await store.AssertEmptyAsync();
    }

    private static unsafe void Damage(SpillingStore store, BlockPlace place) => *(store.Table.Arena.At(place.Offset) - 30) ^= 0x55;
}
