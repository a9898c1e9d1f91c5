using Remote.Hosting;
using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;
using Remote.Storage;
using Remote.Storage.Blocks;

namespace Remote.Runtime.Tests.Storage;

/// <summary>The driver, its node's table, and worker processes over the socket.</summary>
public sealed class When_processes_share_the_store
{
    private const int Length = 300_000;

    private static readonly ClusterOptions Options = new() { Workers = 2, Cpus = 2, ObjectStoreMemory = 32 << 20 };

    private static Session Driver => Cluster.Current!.Session;

    [Fact(Timeout = Limits.Test)]
    public async Task What_one_process_writes_all_read_and_its_owner_frees()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(Options);
        StoreTable table = own.Cluster.Store.Table;
        StoredNote made = await Writers.Remote().WriteFor(Driver.Number, Length, seed: 3);
        Driver.Store.Adopt(Writers.At(made).Id);

        Assert.True(Writers.HasBytes(Driver, Writers.At(made), seed: 3));
        Assert.True(await Writers.Remote().Reads(made, seed: 3));

        StoredNote ours = Writers.Write(Driver, Driver.Number, Length, seed: 8);
        Assert.True(await Writers.Remote().Reads(ours, seed: 8));

        Driver.Store.Free(Writers.At(made).Id);
        Driver.Store.Free(Writers.At(ours).Id);
        await Signals.UntilAsync(() => table.Usage is { Used: 0, Count: 0 }, "The store is not empty.");
        var lost = await Assert.ThrowsAsync<StoredObjectLostException>(async () => await Driver.Store.PinAsync(Writers.At(made)));
        Assert.Contains("freed", lost.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_a_killed_process_read_and_wrote_is_free_again()
    {
        using var place = new Place();
        await using OwnCluster own = await OwnCluster.StartAsync(Options);
        StoreTable table = own.Cluster.Store.Table;
        StoredNote ours = Writers.Write(Driver, Driver.Number, Length, seed: 1);
        long one = table.Usage.Used;
        ObjectRef holder = Writers.Remote().HoldUntilKilled(ours, 2 * Length, place.Folder);
        await Task.Run(() => Place.AwaitThat(() => Place.Count(place.Folder, "held-") == 1, "holder"));
        Assert.True(table.Usage is { Pinned: > 0 } before && before.Used > one);

        // Freed, but read: its bytes stay.
        Driver.Store.Free(Writers.At(ours).Id);
        Assert.True(table.Usage.Used > one);

        Kill.Process(Assert.Single(place.Marked("held-")));
        await Signals.UntilAsync(() => table.Usage is { Used: 0, Pinned: 0, Count: 0 }, "What a killed process held is not free.");
        await Assert.ThrowsAsync<WorkerCrashedException>(async () => await holder);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_a_killed_process_owned_is_free_again_and_what_it_made_for_us_is_ours()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(Options);
        StoreTable table = own.Cluster.Store.Table;
        StoredNote its = await Writers.Remote().WriteOwn(Length, seed: 1);
        StoredNote ours = await Writers.Remote().WriteFor(Driver.Number, Length, seed: 2);
        Driver.Store.Adopt(Writers.At(ours).Id);
        long before = table.Usage.Used;

        foreach (int worker in own.TaskWorkers) Kill.Process(worker);
        await Signals.UntilAsync(() => table.Usage.Used <= before / 2, "What a killed process owned is not free.");
        Assert.True(Writers.HasBytes(Driver, Writers.At(ours), seed: 2));
        await Assert.ThrowsAsync<StoredObjectLostException>(async () => await Driver.Store.PinAsync(Writers.At(its)));
    }
}
