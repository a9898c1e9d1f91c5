using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects;

[Collection(ClusterCollection.Name)]
public sealed class WaitAsyncTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task It_ends_when_so_many_are_complete()
    {
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 1);
        ObjectRef<int> done = Values.Remote().Double(1);
        ObjectRef<int>[] refs = [held, done];
        (IReadOnlyList<ObjectRef<int>> ready, IReadOnlyList<ObjectRef<int>> pending) = await ObjectRef.WaitAsync(refs);
        Assert.Equal([done], ready);
        Assert.Equal([held], pending);

        place.Mark("open");
        (ready, pending) = await ObjectRef.WaitAsync(refs, 2);
        Assert.Equal(refs, ready);
        Assert.Empty(pending);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task No_more_than_asked_are_ready()
    {
        ObjectRef<int>[] refs = [ObjectRef.Put(1), ObjectRef.Put(2), ObjectRef.Put(3)];
        (IReadOnlyList<ObjectRef<int>> ready, IReadOnlyList<ObjectRef<int>> pending) = await ObjectRef.WaitAsync(refs, 2);
        Assert.Equal(refs[..2], ready);
        Assert.Equal(refs[2..], pending);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Ready_ones_among_others_leave_those_in_their_order()
    {
        ObjectRef<int>[] held = [.. Enumerable.Range(0, 4).Select(i => Gates.Remote().Pass(place.Folder, "open", i))];
        ObjectRef<int>[] done = [ObjectRef.Put(10), ObjectRef.Put(11), ObjectRef.Put(12)];
        ObjectRef<int>[] refs = [held[0], done[0], held[1], held[2], done[1], done[2], held[3]];
        (IReadOnlyList<ObjectRef<int>> ready, IReadOnlyList<ObjectRef<int>> pending) = await ObjectRef.WaitAsync(refs, 2);
        Assert.Equal(done[..2], ready);
        Assert.Equal([held[0], held[1], held[2], done[2], held[3]], pending);

        (ready, pending) = await ObjectRef.WaitAsync(refs, 7, TimeSpan.Zero);
        Assert.Equal(done, ready);
        Assert.Equal(held, pending);
        place.Mark("open");
        await held;
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_negative_timeout_and_a_cancelled_token_are_refused_though_enough_are_ready()
    {
        ObjectRef<int>[] refs = [ObjectRef.Put(1)];
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ObjectRef.WaitAsync(refs, timeout: TimeSpan.FromSeconds(-2)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ObjectRef.WaitAsync(refs, cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Refs_without_a_value_and_of_several_types_are_waited_for_as_others()
    {
        ObjectRef held = Gates.Remote().Pass(place.Folder, "open", 1);
        ObjectRef[] refs = [held, Values.Remote().Mark(place.Folder, "b"), ObjectRef.Put("x")];
        (IReadOnlyList<ObjectRef> ready, IReadOnlyList<ObjectRef> pending) = await ObjectRef.WaitAsync(refs, 2);
        Assert.Equal(refs[1..], ready);
        Assert.Equal([held], pending);
        place.Mark("open");
        await held;
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_failed_one_is_ready()
    {
        ObjectRef<int> failed = Values.Remote().Fail("x");
        (IReadOnlyList<ObjectRef<int>> ready, _) = await ObjectRef.WaitAsync([failed]);
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await ready[0]);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task After_the_timeout_it_says_what_is_ready_by_then()
    {
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 1);
        ObjectRef<int> done = ObjectRef.Put(2);
        (IReadOnlyList<ObjectRef<int>> ready, IReadOnlyList<ObjectRef<int>> pending) =
            await ObjectRef.WaitAsync([held, done], 2, TimeSpan.FromMilliseconds(50));
        Assert.Equal([done], ready);
        Assert.Equal([held], pending);
        place.Mark("open");
        await held;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    public async Task A_count_that_cannot_be_is_refused(int count)
    {
        ObjectRef<int>[] refs = [ObjectRef.Put(1), ObjectRef.Put(2)];
        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ObjectRef.WaitAsync(refs, count));
        Assert.Equal("count", error.ParamName);
        Assert.Contains("2 refs", error.Message);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_token_ends_the_wait()
    {
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 1);
        using var source = new CancellationTokenSource();
        var wait = ObjectRef.WaitAsync([held], 1, cancellationToken: source.Token);
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        place.Mark("open");
        await held;
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_can_wait_for_some_of_its_tasks()
        => Assert.Equal(10, await Waiting.Remote().SumAsTheyEnd(5));
}

internal static class Waiting
{
    [Remote]
    public static async Task<int> SumAsTheyEnd(int count)
    {
        IReadOnlyList<ObjectRef<int>> pending = [.. Enumerable.Range(0, count).Select(i => Values.Remote().Double(i))];
        int sum = 0;
        while (pending.Count > 0)
        {
            (IReadOnlyList<ObjectRef<int>> ready, pending) = await ObjectRef.WaitAsync(pending);
            foreach (ObjectRef<int> one in ready) sum += await one / 2;
        }

        return sum;
    }

    [Remote]
    public static async Task<List<int>> InOrderOfCompletion(string folder)
    {
        ObjectRef<int> last = Gates.Remote().Pass(folder, "second", 9);
        ObjectRef<int> first = Values.Remote().Double(1);
        List<int> seen = [];
        await foreach (ObjectRef<int> one in ObjectRef.WhenEach([last, first]))
        {
            seen.Add(await one);
            Place.Mark(folder, "second");
        }

        return seen;
    }
}
