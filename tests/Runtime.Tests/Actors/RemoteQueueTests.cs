using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

[Collection(ClusterCollection.Name)]
public sealed class RemoteQueueTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Fact(Timeout = Limits.Test)]
    public async Task Items_come_out_in_the_order_in_which_they_were_put()
    {
        var queue = new RemoteQueue<Parcel>();
        // Not awaited one by one: order is the queue's business.
        Task[] puts = [.. Enumerable.Range(0, 2000).Select(i => queue.PutAsync(new Parcel(i, $"to {i}")))];
        for (int i = 0; i < 2000; i++) Assert.Equal(new Parcel(i, $"to {i}"), await queue.GetAsync());
        await Task.WhenAll(puts);
        Assert.Equal(0, await queue.CountAsync());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Tasks_and_actors_share_a_queue_by_its_handle()
    {
        var queue = new RemoteQueue<Parcel>(capacity: 4);
        ObjectRef<int> taken = QueueUsers.Remote().TakeAll(new Desks(queue, null), 100);
        IActorRef<Courier> courier = Courier.Remote(queue);
        ObjectRef put = courier.PutMany(0, 50);
        await QueueUsers.Remote().PutMany(queue, 50, 50);
        await put;
        Assert.Equal(Enumerable.Range(0, 100).Sum(), await taken);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Who_waits_holds_up_nobody()
    {
        var queue = new RemoteQueue<int>(capacity: 1);
        Task<int>[] waiting = [.. Enumerable.Range(0, 50).Select(_ => queue.GetAsync())];
        Assert.Equal(0, await queue.CountAsync());
        for (int i = 0; i < 50; i++) await queue.PutAsync(i);
        Assert.Equal(Enumerable.Range(0, 50), await Task.WhenAll(waiting));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_full_queue_holds_its_producers_until_there_is_room()
    {
        var queue = new RemoteQueue<int>(capacity: 2);
        Assert.Equal(2, queue.Capacity);
        await queue.PutAsync(1);
        await queue.PutAsync(2);
        Task third = queue.PutAsync(3), fourth = queue.PutAsync(4);
        Assert.Equal(2, await queue.CountAsync());
        Assert.False(third.IsCompleted);
        Assert.Equal(1, await queue.GetAsync());
        await third;
        Assert.False(fourth.IsCompleted);
        Assert.Equal(new[] { 2, 3, 4 }, new[] { await queue.GetAsync(), await queue.GetAsync(), await queue.GetAsync() });
        await fourth;
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Full_and_empty_are_exceptions_of_their_own_after_the_time_given()
    {
        var queue = new RemoteQueue<int>(capacity: 1);
        var empty = await Assert.ThrowsAsync<RemoteQueueEmptyException>(() => queue.GetAsync(Short));
        Assert.Contains("held nothing within", empty.Message);
        await queue.PutAsync(1, Short);
        var full = await Assert.ThrowsAsync<RemoteQueueFullException>(() => queue.PutAsync(2, Short));
        Assert.Contains("it holds at most 1", full.Message);
        Assert.Equal(1, await queue.GetAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<RemoteQueueEmptyException>(() => queue.GetAsync(TimeSpan.Zero));
        Assert.Equal(0, await queue.CountAsync());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Attempts_answer_at_once()
    {
        var queue = new RemoteQueue<string?>(capacity: 1);
        Assert.Equal((false, null), await queue.TryGetAsync());
        Assert.True(await queue.TryPutAsync(null));
        Assert.False(await queue.TryPutAsync("more"));
        Assert.Equal((true, null), await queue.TryGetAsync());
        Assert.True(await queue.TryPutAsync("one"));
        Assert.Equal((true, "one"), await queue.TryGetAsync());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Batches_go_in_whole_or_not_at_all_and_come_out_as_far_as_there_is_something()
    {
        var queue = new RemoteQueue<int>(capacity: 5);
        await queue.PutBatchAsync([1, 2, 3]);
        await Assert.ThrowsAsync<RemoteQueueFullException>(() => queue.PutBatchAsync([4, 5, 6]));
        Assert.False(await queue.TryPutBatchAsync([4, 5, 6]));
        Assert.Equal(3, await queue.CountAsync());
        Assert.True(await queue.TryPutBatchAsync([4, 5]));
        Assert.Equal(new[] { 1, 2 }, await queue.GetBatchAsync(2));
        Assert.Equal(new[] { 3, 4, 5 }, await queue.GetBatchAsync(100));
        Assert.Empty(await queue.GetBatchAsync(1, Short));
        Task<IReadOnlyList<int>> waits = queue.GetBatchAsync(10);
        await queue.PutBatchAsync([7, 8]);
        IReadOnlyList<int> first = await waits;
        Assert.Equal(7, first[0]);
        Assert.Equal(2, first.Count + await queue.CountAsync());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_cancelled_wait_takes_and_puts_nothing()
    {
        var queue = new RemoteQueue<int>(capacity: 1);
        using var stop = new CancellationTokenSource();
        Task<int> get = queue.GetAsync(cancellationToken: stop.Token);
        Assert.Equal(0, await queue.CountAsync());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => get);
        await queue.PutAsync(1);
        using var again = new CancellationTokenSource();
        Task put = queue.PutAsync(2, cancellationToken: again.Token);
        Assert.Equal(1, await queue.CountAsync());
        await again.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => put);
        Assert.Equal((true, 1), await queue.TryGetAsync());
        Assert.Equal((false, 0), await queue.TryGetAsync());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_consumer_that_dies_leaves_its_place_in_the_line()
    {
        using var signals = new Signals();
        var queue = new RemoteQueue<int>();
        IActorRef<Courier> consumer = Courier.Remote(new RemoteQueue<Parcel>(), new() { OwnProcess = true });
        const int Places = 2000;
        ObjectRef waits = consumer.WaitFor(queue, Places, signals["begun"]);
        await Signals.WaitAsync(signals["begun"]);
        Kill.Process(await consumer.With(new() { ConcurrencyGroup = "io" }).ProcessId());
        await Assert.ThrowsAsync<ActorDiedException>(async () => await waits);

        // What is put before the queue's process has heard of the death goes to the dead; all its places would take so many items.
        int lost = 0;
        for (; lost < Places; lost++)
        {
            await queue.PutAsync(lost);
            if ((await queue.TryGetAsync()).Found) break;
            await Task.Delay(5);
        }

        Assert.InRange(lost, 0, Places - 1);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task After_its_end_a_queue_says_so()
    {
        var queue = new RemoteQueue<int>(options: new() { Name = "doomed" });
        Task<int> waits = queue.GetAsync();
        await queue.PutAsync(1);
        Assert.Equal(1, await waits);
        Task<int> left = queue.GetAsync();
        await queue.CountAsync();
        await queue.ShutdownAsync();
        await Assert.ThrowsAsync<ActorDiedException>(() => left);
        await Assert.ThrowsAsync<ActorDiedException>(() => queue.PutAsync(2));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Refs_in_items_stay_alive()
    {
        var queue = new RemoteQueue<Sealed>();
        await PutSealed(queue, new string('x', 50_000));
        Support.Collector.CollectHere();
        Sealed item = await queue.GetAsync();
        Assert.Equal(50_000, (await item.Content).Length);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_queue_is_found_by_its_name()
    {
        ActorOptions shared = new() { Name = "post office", GetIfExists = true };
        await new RemoteQueue<int>(options: shared).PutAsync(1);
        var same = new RemoteQueue<int>(options: shared);
        Assert.Equal(1, await same.GetAsync());
        await same.ShutdownAsync();
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Tasks_that_wait_for_a_queue_give_their_cpu_back()
    {
        var queue = new RemoteQueue<int>();
        // More waiting tasks than CPUs; those that feed them come later.
        ObjectRef<int>[] takers = [.. Enumerable.Range(0, 4).Select(_ => QueueUsers.Remote().TakeOne(queue))];
        await QueueUsers.Remote().PutNumbers(queue, 4);
        int[] taken = await takers;
        Assert.Equal(Enumerable.Range(0, 4), taken.Order());
    }

    [Fact]
    public void Wrong_arguments_are_said()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RemoteQueue<int>(0));
        Assert.Throws<ArgumentException>(() => new RemoteQueue<int>(options: new() { MaxConcurrency = 2 }));
        var unknown = Assert.Throws<RemoteException>(() => MakeUnknown<DateOnly>());
        Assert.Contains("RemoteQueue<System.DateOnly> is not known", unknown.Message);
    }

    // The only mention of the queue's type is through a type parameter.
    private static RemoteQueue<T> MakeUnknown<T>() => new();

    private static async Task PutSealed(RemoteQueue<Sealed> queue, string text) => await queue.PutAsync(new Sealed(ObjectRef.Put(text)));
}

internal sealed record Parcel(int Number, string Address);

internal sealed record Sealed(ObjectRef<string> Content);

internal sealed record Desks(RemoteQueue<Parcel> Incoming, RemoteQueue<Parcel>? Outgoing);

internal static class QueueUsers
{
    [Remote]
    public static async Task PutMany(RemoteQueue<Parcel> queue, int from, int count)
    {
        for (int i = from; i < from + count; i++) await queue.PutAsync(new Parcel(i, ""));
    }

    [Remote]
    public static async Task<int> TakeAll(Desks desks, int count)
    {
        int sum = desks.Outgoing is null ? 0 : -1;
        for (int i = 0; i < count; i++) sum += (await desks.Incoming.GetAsync()).Number;
        return sum;
    }

    [Remote]
    public static async Task<int> TakeOne(RemoteQueue<int> queue) => await queue.GetAsync();

    [Remote]
    public static async Task PutNumbers(RemoteQueue<int> queue, int count)
    {
        for (int i = 0; i < count; i++) await queue.PutAsync(i);
    }
}

[Remote]
internal sealed class Courier(RemoteQueue<Parcel> queue)
{
    public async Task PutMany(int from, int count)
    {
        for (int i = from; i < from + count; i++) await queue.PutAsync(new Parcel(i, ""));
    }

    public async Task WaitFor(RemoteQueue<int> other, int places, string begun)
    {
        Task<int>[] items = [.. Enumerable.Range(0, places).Select(_ => other.GetAsync())];
        await other.CountAsync();
        Signals.Set(begun);
        await Task.WhenAll(items);
    }

    [ConcurrencyGroup("io")]
    public int ProcessId() => Environment.ProcessId;
}
