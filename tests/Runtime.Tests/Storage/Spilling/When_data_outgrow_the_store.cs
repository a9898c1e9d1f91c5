using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Objects.Stored;

namespace Remote.Runtime.Tests.Storage.Spilling;

public sealed class When_data_outgrow_the_store
{
    private const int Many = 48; // Of 2 MiB: three times the store.

    [Fact(Timeout = Limits.Test)]
    public async Task All_of_it_comes_back_unasked_to_the_driver_and_to_workers()
    {
        await using SpillCluster spill = await SpillCluster.StartAsync();
        ObjectRef<long[]>[] put = SpillCluster.PutMany(Many);
        Assert.True(spill.Store is { SpilledTotal: > 0, Spilled: > 0, Objects: Many } store && store.Used <= store.Capacity, $"{spill.Store}");
        Assert.NotEmpty(spill.Files);

        for (int i = 0; i < Many; i++) Assert.Equal(i, Chunks.SeedOf(await put[i]));
        ObjectRef<int>[] seeds = [.. put.Select(static one => Chunks.Remote().SeedOf(one))];
        Assert.Equal(Enumerable.Range(0, Many), await seeds);
        Assert.True(spill.Store.RestoredTotal >= 2 * SpillCluster.Size, $"{spill.Store}");
        await spill.Own.UntilLoggedAsync("moved to disk");

        foreach (ObjectRef<long[]> one in put) one.Dispose();
        await Arenas.AssertEmptyAsync();
        await spill.UntilAsync(static s => s is { Used: 0, Spilled: 0, Objects: 0 });
        Assert.Empty(spill.Files);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Results_that_do_not_fit_are_arguments_of_tasks_whose_results_do_not_fit()
    {
        await using SpillCluster spill = await SpillCluster.StartAsync();
        ObjectRef<long[]>[] made = [.. Enumerable.Range(0, Many).Select(static i => Chunks.Remote().Make(i, SpillCluster.Size))];
        ObjectRef<long[]>[] next = [.. made.Select(static one => Chunks.Remote().Next(one))];
        for (int i = 0; i < Many; i++) Assert.Equal(i + 1, Chunks.SeedOf(await next[i]));
        for (int i = 0; i < Many; i++) Assert.Equal(i, await Chunks.Remote().SeedOf(made[i]));
        Assert.True(spill.Store is { RestoredTotal: > 0 }, $"{spill.Store}");
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_was_written_once_is_not_written_again()
    {
        await using SpillCluster spill = await SpillCluster.StartAsync();
        ObjectRef<long[]>[] put = SpillCluster.PutMany(Many);
        for (int round = 0; round < 3; round++)
            for (int i = 0; i < Many; i++) Assert.Equal(i, Chunks.SeedOf(await put[i]));

        long all = Many * (long)(SpillCluster.Size + 64);
        Assert.InRange(spill.Store.SpilledTotal, 1, all);
        Assert.True(spill.Store.RestoredTotal > all, $"{spill.Store}");
        GC.KeepAlive(put);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Many_who_wait_for_one_object_share_one_reading()
    {
        await using SpillCluster spill = await SpillCluster.StartAsync();
        ObjectRef<long[]> first = ObjectRef.Put(Chunks.Make(7, SpillCluster.Size));
        ObjectRef<long[]>[] others = SpillCluster.PutMany(Many);
        Assert.Equal(0, spill.Store.RestoredTotal);

        int[][] seeds = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => new[] { Chunks.SeedOf(await first), await Chunks.Remote().SeedOf(first) }));
        Assert.All(seeds, static pair => Assert.Equal([7, 7], pair));
        Assert.InRange(spill.Store.RestoredTotal, SpillCluster.Size, SpillCluster.Size + 64);
        GC.KeepAlive(others);
    }
}
