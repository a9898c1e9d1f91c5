using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>What cannot be stored or read says what, how large and whose, and harms nothing else.</summary>
public sealed class StoredErrorTests
{
    private const int TooMany = 20 << 20;

    private static readonly ClusterOptions Small = new() { Workers = 2, Cpus = 2, ObjectStoreMemory = 8 << 20 };

    [Fact(Timeout = Limits.Test)]
    public async Task A_value_larger_than_the_store()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(Small);
        ObjectRef<float[]> other = ObjectRef.Put(Arenas.Numbers(Arenas.Many));

        var put = Assert.Throws<ObjectStoreFullException>(static () => ObjectRef.Put(new byte[TooMany]));
        Assert.Contains("System.Byte[]", put.Message);
        Assert.Contains("ObjectStoreMemory", put.Message);
        Assert.Throws<ObjectStoreFullException>(static () => ObjectRef.Put(Enumerable.Range(0, TooMany / 16).Select(static i => $"text number {i}").ToList()));
        Assert.Throws<ObjectStoreFullException>(static () => { _ = Bulk.Remote().Echo(new byte[TooMany]); });

        var result = await Assert.ThrowsAsync<RemoteTaskException>(static async () => await Bulk.Remote().Bytes(TooMany, 0));
        Assert.IsType<ObjectStoreFullException>(result.InnerException);
        var part = await Assert.ThrowsAsync<RemoteTaskException>(static async () => await Bulk.Remote().Parts(TooMany).Number);
        Assert.IsType<ObjectStoreFullException>(part.InnerException);

        Assert.Equal(Arenas.Numbers(Arenas.Many), await other);
        other.Dispose();
        await Arenas.AssertEmptyAsync();
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_store_that_is_full_of_memory_in_use()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(Small);
        List<ReadOnlyMemory<byte>> inUse = [];
        for (int i = 0; i < 7; i++)
        {
            using ObjectRef<ReadOnlyMemory<byte>> put = ObjectRef.Put<ReadOnlyMemory<byte>>(Arenas.Bytes(1 << 20, i));
            inUse.Add(await put);
        }

        Assert.Throws<ObjectStoreFullException>(static () => ObjectRef.Put(new byte[2 << 20]));
        for (int i = 0; i < 7; i++) Assert.True(inUse[i].Span.SequenceEqual(Arenas.Bytes(1 << 20, i)));
        inUse.Clear();
        Collector.CollectHere();
        Assert.Equal(2 << 20, (await ObjectRef.Put(new byte[2 << 20])).Length);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_ref_from_another_session()
    {
        ObjectRef<byte[]> old;
        ReadOnlyMemory<byte> memory;
        await using (OwnCluster first = await OwnCluster.StartAsync(Small))
        {
            old = ObjectRef.Put(Arenas.Bytes(300_000));
            memory = await ObjectRef.Put<ReadOnlyMemory<byte>>(Arenas.Bytes(300_000, 1));
        }

        var read = await Assert.ThrowsAsync<ObjectLostException>(async () => await old);
        Assert.Contains("300,004 bytes", read.Message);
        await using OwnCluster second = await OwnCluster.StartAsync(Small);
        await Assert.ThrowsAsync<ObjectLostException>(async () => await old);
        var given = await Assert.ThrowsAsync<ObjectLostException>(async () => await Bulk.Remote().Echo(old));
        Assert.Contains("300,004 bytes", given.Message);
        Assert.Contains("process", given.Message);

        // Memory that was read in place lives on.
        Assert.True(memory.Span.SequenceEqual(Arenas.Bytes(300_000, 1)));
        GC.KeepAlive(memory);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Very_many_small_values_from_another_session()
    {
        ObjectRef<byte[]>[] old;
        await using (OwnCluster first = await OwnCluster.StartAsync(Small)) old = [.. Enumerable.Range(0, 40).Select(static i => ObjectRef.Put(Arenas.Bytes(40_000, i)))];
        await using OwnCluster second = await OwnCluster.StartAsync(Small);
        Assert.Equal(old.Select(static (_, i) => Arenas.Bytes(40_000, i).Sum(static b => (long)b)).Sum(), await Bulk.Remote().TotalOf([.. old]));
        Assert.All(old, static one => Assert.Null(one.Stored));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_value_that_is_lost()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(Small);
        ObjectRef<byte[]> lost = ObjectRef.Put(Arenas.Bytes(300_000));
        own.Cluster.Session.Store.Free(lost.Stored!.At.Id);

        foreach (Func<Task> use in new Func<Task>[] { async () => await lost, () => lost.GetAsync(), () => Task.Run(() => lost.Get()), async () => await Bulk.Remote().Echo(lost) })
        {
            var error = await Assert.ThrowsAsync<ObjectLostException>(use);
            Assert.Contains($"{lost.Stored.At.Id}", error.Message);
            Assert.Contains("300,004 bytes", error.Message);
            Assert.Contains($"owned by process {own.Cluster.Session.Number:x}", error.Message);
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_value_whose_owner_died()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(Small);
        ObjectRef<float[]>[] refs = await Bulk.Remote().Own(Arenas.Many);
        await refs[0];
        foreach (int worker in own.TaskWorkers) Kill.Process(worker);
        await Arenas.UntilCountAsync(0);
        await Signals.UntilAsync(() => own.Cluster.Session.Objects.IsDead(refs[0].Borrow!.Id.Owner), "Nobody heard of the owner's death.");
        var error = await Assert.ThrowsAsync<OwnerDiedException>(async () => await refs[0]);
        Assert.Contains("1,200,004 bytes", error.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Results_of_cancelled_and_killed_tasks_leave_nothing()
    {
        using var place = new Place();
        await using OwnCluster own = await OwnCluster.StartAsync(Small);
        ObjectRef<float[]> late = Bulk.Remote(new() { Timeout = TimeSpan.FromSeconds(1) }).NumbersLater(place.Folder, Arenas.Many);
        await Assert.ThrowsAsync<ObjectRefTimeoutException>(async () => await late);
        place.Mark("go");
        ObjectRef<float[]> dropped = Bulk.Remote().Numbers(Arenas.Many, 0);
        dropped.Dispose();
        await Bulk.Remote().Numbers(10, 0);
        await Arenas.AssertEmptyAsync();
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_is_made_again_from_stored_arguments()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(Small);
        IActorRef<Keeper> keeper = Keeper.Remote(Arenas.Numbers(Arenas.Many), new() { MaxRestarts = 1, OwnProcess = true });
        double sum = await keeper.Sum();
        Collector.CollectHere();
        await Assert.ThrowsAsync<ActorUnavailableException>(async () => await keeper.Die());
        Assert.Equal(sum, await keeper.Sum());
        await Actors.KillAsync(keeper);
        await Arenas.AssertEmptyAsync();
    }
}
