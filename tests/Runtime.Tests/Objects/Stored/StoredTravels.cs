using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>The ways by which stored values travel: each reads in place, and leaves nothing behind.</summary>
public abstract class StoredTravels(StoreFixture fixture) : IAsyncLifetime
{
    private const int Many = Arenas.Many;
    private static readonly double Total = Bulk.Sum(Arenas.Numbers(Many));

    private readonly Place place = new();

    public StoreFixture Fixture { get; } = fixture;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        place.Dispose();
        await Arenas.AssertEmptyAsync();
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_argument_by_value_or_by_ref()
    {
        float[] numbers = Arenas.Numbers(Many);
        Assert.Equal((true, Total), await Bulk.Remote().Look(numbers.AsMemory()));
        Assert.Equal((true, Total), await Bulk.Remote().Look(ObjectRef.Put<ReadOnlyMemory<float>>(numbers)));
        Assert.Equal((true, Total), await Bulk.Remote().Look(ObjectRef.Put(numbers)));
        Assert.Equal((true, Total), await Bulk.Remote().Look(Bulk.Remote().Numbers(Many, 0)));
        Assert.Equal((true, Total), await Bulk.Remote().Look(Bulk.Remote().Memory(Many, 0)));
        Assert.Equal((true, Total), await Bulk.Remote().LookInto(Bulk.Remote().Frame("f", Many)));
        Assert.Equal((true, Total), await Bulk.Remote().LookInto(new Frame("by value", numbers, [1])));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_argument_of_an_interface()
    {
        ObjectRef<Picture> picture = ObjectRef.Put(new Picture("p", Arenas.Numbers(Many))), small = ObjectRef.Put(new Picture("s", Arenas.Numbers(10)));
        Assert.Equal((true, Total), await Bulk.Remote().LookAt(picture));
        Assert.Equal((false, 45d), await Bulk.Remote().LookAt(small));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Elements_of_params()
    {
        var byValue = new Frame("by value", Arenas.Numbers(Many), Arenas.Bytes(5));
        var small = new Frame("small", Arenas.Numbers(10), []);
        ObjectRef<Frame> put = ObjectRef.Put(byValue), made = Bulk.Remote().Frame("made", Many), tiny = ObjectRef.Put(small);
        Assert.Equal((2, 2 * Total), await Bulk.Remote().LookAtAll(put, made));
        Assert.Equal((3, (3 * Total) + 90), await Bulk.Remote().LookAtAll(byValue, small, put, tiny, made));
        Assert.Equal((0, 135d), await Bulk.Remote().LookAtAll(small, tiny, small));
        Assert.Equal((1, Total + 45), await Bulk.Remote().LookAtAll(byValue, small));
        Assert.Equal(new[] { 1, 200_000, 3, 0 }, await Bulk.Remote().Lengths("a", ObjectRef.Put(Arenas.Text(200_000)), "abc", ""));
        Assert.Equal(new[] { 200_000, 1 }, await Bulk.Remote().Lengths(Arenas.Text(200_000), "b"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Parts_of_a_split_result()
    {
        var (large, number, frame, small) = Bulk.Remote().Parts(Many);
        Assert.Equal(Arenas.Bytes(Many), await large);
        Assert.Equal(7, await number);
        Assert.Equal("small", await small);
        Frame read = await frame;
        Assert.Equal(Arenas.Numbers(Many), read.Pixels.ToArray());
        Assert.Equal("note of part", await read.Note!);
        large.Dispose();
        Assert.Equal((true, Total), await Bulk.Remote().LookInto(frame));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Items_of_a_stream()
    {
        int i = 0;
        await foreach (ReadOnlyMemory<float> item in Bulk.Remote().Stream(20, Many))
        {
            Assert.Equal(Arenas.Numbers(i % 2 == 0 ? Many : 10, i), item.ToArray());
            Assert.Equal(i % 2 == 0, Arenas.Has(item));
            i++;
        }

        Assert.Equal(20, i);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Items_that_nobody_reads()
    {
        await foreach (ReadOnlyMemory<float> item in Bulk.Remote().Stream(20, Many))
        {
            Assert.Equal(Many, item.Length);
            break;
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_result_of_a_nested_call() => Assert.Equal((true, Bulk.Sum(Arenas.Numbers(Many, 1))), await Bulk.Remote().Get(Many));

    [Fact(Timeout = Limits.Test)]
    public async Task What_an_actor_keeps()
    {
        ObjectRef<float[]> first = ObjectRef.Put(Arenas.Numbers(Many));
        IActorRef<Keeper> keeper = Keeper.Remote(first);
        first.Dispose();
        Assert.True(await keeper.IsInPlace());
        Assert.Equal(Total, await keeper.Sum());
        ObjectRef<float[]> copy = keeper.Copy();
        await keeper.Keep(Arenas.Numbers(Many, 5));
        Collector.CollectHere();
        Assert.Equal(Bulk.Sum(Arenas.Numbers(Many, 5)), await keeper.Sum());
        Assert.Equal(Arenas.Numbers(Many), await copy);
        await Actors.KillAsync(keeper);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Items_of_a_queue()
    {
        var queue = new RemoteQueue<float[]>();
        await queue.PutAsync(Arenas.Numbers(Many));
        await queue.PutBatchAsync([Arenas.Numbers(10), Arenas.Numbers(Many, 1)]);
        Assert.Equal(Arenas.Numbers(Many), await queue.GetAsync());
        Assert.Equal([10, Many], (await queue.GetBatchAsync(5)).Select(static a => a.Length));
        await queue.ShutdownAsync();
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_ref_that_is_handed_on_by_who_borrowed_it()
    {
        ObjectRef<float[]> put = ObjectRef.Put(Arenas.Numbers(Many));
        ObjectRef<double> handed = await Bulk.Remote().HandOn(place.Folder, [put]);
        put.Dispose();
        await place.Awaited("waiting");
        Collector.CollectHere();
        place.Mark("go");
        Assert.Equal(Total, await handed);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_ref_to_what_a_worker_owns()
    {
        ObjectRef<float[]>[] refs = await Bulk.Remote().Own(Many);
        Assert.Equal(Arenas.Numbers(Many), await refs[0]);
        Assert.Equal((true, Total), await Bulk.Remote().Look(refs[0]));
        Assert.Equal(Total, await Bulk.Remote().SumOf(refs));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Disposed_values_are_gone_at_once()
    {
        ObjectRef<float[]> put = ObjectRef.Put(Arenas.Numbers(Many)), made = Bulk.Remote().Numbers(Many, 0);
        await made;
        await put;
        Assert.Equal((true, Total), await Bulk.Remote().Look(made));
        put.Dispose();
        made.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await put);
        // The worker that read it in place collects by itself.
        await Arenas.UntilCountAsync(0);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Memory_outlives_its_ref()
    {
        ObjectRef<ReadOnlyMemory<float>> made = Bulk.Remote().Memory(Many, 0);
        ReadOnlyMemory<float> memory = await made;
        Assert.True(Arenas.Has(memory));
        made.Dispose();
        for (int i = 0; i < 20; i++)
        {
            using ObjectRef<float[]> other = ObjectRef.Put(Arenas.Numbers(Many, i));
            Collector.CollectHere();
        }

        Assert.Equal(Total, Bulk.Sum(memory.Span));
        GC.KeepAlive(memory);
    }
}
