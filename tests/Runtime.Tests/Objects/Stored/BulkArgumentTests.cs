using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>Very many refs to small values as arguments of one call: the message does not grow with them.</summary>
public sealed class BulkArgumentTests(StoreFixture fixture) : IClassFixture<StoreFixture>, IAsyncLifetime
{
    private const int Length = 40_000;

    /// <summary>Bytes of small values that one message takes, as docs/objects.md says.</summary>
    private const int MessageLimit = 1 << 20;

    public StoreFixture Fixture { get; } = fixture;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Arenas.AssertEmptyAsync();

    [Fact(Timeout = Limits.Test)]
    public async Task They_are_stored_once_and_named_from_then_on()
    {
        (ObjectRef<byte[]>[] all, long total) = Make(200);
        Assert.Equal(total, await Bulk.Remote().TotalOf([.. all]));
        int stored = all.Count(static one => one.Stored is not null);
        Assert.Equal(200 - (MessageLimit / (Length + 4)), stored);
        Assert.Equal(stored, Arenas.Usage.Count);

        Assert.Equal(total, await Bulk.Remote().TotalOf([.. all]));
        Assert.Equal(stored, Arenas.Usage.Count);
        Assert.Equal(200, (await all).Index().Count(static one => one.Item.AsSpan().SequenceEqual(Arenas.Bytes(Length, one.Index))));
        Assert.True(all[^1].Get().AsSpan().SequenceEqual(Arenas.Bytes(Length, 199)));
        foreach (ObjectRef<byte[]> one in all) one.Dispose();
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Results_of_tasks_are_too()
    {
        ObjectRef<byte[]>[] made = [.. Enumerable.Range(0, 60).Select(static i => Bulk.Remote().Bytes(Length, i))];
        Assert.Equal(Enumerable.Range(0, 60).Sum(static i => Total(Arenas.Bytes(Length, i))), await Bulk.Remote().TotalOf([.. made]));
        Assert.Contains(made, static one => one.Stored is not null);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actors_calls_keep_their_order()
    {
        (ObjectRef<byte[]>[] all, long total) = Make(100);
        IActorRef<Scale> scale = Scale.Remote();
        ObjectRef<int> first = scale.Weigh([.. all]), second = scale.Weigh(), third = scale.Weigh([.. all]);
        Assert.Equal(new[] { 1, 2, 3 }, await new[] { first, second, third });
        Assert.Equal(2 * total, await scale.Weighed());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Few_and_tiny_ones_are_copied()
    {
        (ObjectRef<byte[]>[] all, long total) = Make(MessageLimit / (Length + 4));
        Assert.Equal(total, await Bulk.Remote().TotalOf([.. all]));
        Assert.All(all, static one => Assert.Null(one.Stored));
        ObjectRef<byte[]>[] tiny = [.. Enumerable.Range(0, 2000).Select(static _ => ObjectRef.Put(new byte[1000]))];
        Assert.Equal(0, await Bulk.Remote().TotalOf([.. tiny]));
        Assert.All(tiny, static one => Assert.Null(one.Stored));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task More_than_the_store_should_hold_for_one_call_are_copied()
    {
        (ObjectRef<byte[]>[] all, long total) = Make((int)(StoreFixture.StoreBytes / 4 / Length) + 1);
        Assert.Equal(total, await Bulk.Remote().TotalOf([.. all]));
        Assert.All(all, static one => Assert.Null(one.Stored));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Calls_and_readers_at_the_same_time_all_see_them()
    {
        (ObjectRef<byte[]>[] all, long total) = Make(150);
        Task<long>[] calls = [.. Enumerable.Range(0, 6).Select(_ => Task.Run(async () => await Bulk.Remote().TotalOf([.. all])))];
        Task<long>[] reads = [.. Enumerable.Range(0, 6).Select(_ => Task.Run(async () => (await all).Sum(Total)))];
        Assert.All(await Task.WhenAll([.. calls, .. reads]), one => Assert.Equal(total, one));
        foreach (ObjectRef<byte[]> one in all) one.Dispose();
    }

    private static (ObjectRef<byte[]>[] All, long Total) Make(int count)
    {
        byte[][] values = [.. Enumerable.Range(0, count).Select(static i => Arenas.Bytes(Length, i))];
        return ([.. values.Select(static value => ObjectRef.Put(value))], values.Sum(Total));
    }

    private static long Total(byte[] bytes) => bytes.Sum(static b => (long)b);
}

/// <summary>An actor that adds up what it is given, and counts how often.</summary>
[Remote]
public sealed class Scale
{
    private long weighed;
    private int calls;

    public int Weigh(params byte[][] all)
    {
        weighed += all.Sum(static bytes => bytes.Sum(static b => (long)b));
        return ++calls;
    }

    public long Weighed() => weighed;
}
