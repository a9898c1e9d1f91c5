using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Streams;

[Collection(ClusterCollection.Name)]
public sealed class StreamTests
{
    [Fact(Timeout = Limits.Test)]
    public async Task Tasks_yield_items()
    {
        Assert.Equal(Enumerable.Range(0, 10), await ListAsync(Producer.Remote().Count(10)));
        Assert.Equal(["word 0", "word 1", "word 2"], await ListAsync(Producer.Remote().Words(3)));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Actors_yield_items()
    {
        IActorRef<Counter> counter = Counter.Remote();
        Assert.Equal(Enumerable.Range(0, 200), await ListAsync(counter.CountTo(200)));
        Assert.Equal(1, await counter.Increment());
        Assert.Equal(["a0", "a1"], await ListAsync(Letters.Remote("a").Take(2)));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_stream_may_be_empty()
    {
        Assert.Empty(await ListAsync(Producer.Remote().Count(0)));
        Assert.Empty(await ListAsync(Letters.Remote("a").Take(0)));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Ten_thousand_items_come_in_order()
        => Assert.Equal(Enumerable.Range(0, 10_000), await ListAsync(Producer.Remote().Count(10_000)));

    [Fact(Timeout = Limits.Test)]
    public async Task An_item_can_be_used_before_the_method_ends()
    {
        using var signals = new Signals();
        ObjectRefStream<int> stream = Producer.Remote().Noted(1, signals["items"], signals["go"]);
        var read = new List<int>();
        await foreach (int i in stream)
        {
            read.Add(i);
            Assert.False(stream.Completion.IsCompleted);
            Signals.Set(signals["go"]);
        }

        await stream.Completion;
        Assert.Equal([0], read);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_tasks_reads_the_stream_of_a_task()
        => Assert.Equal(new[] { 499_500L, 499_500L }, await new[] { Producer.Remote().Sum(1000), Producer.Remote().Sum(1000) });

    [Fact(Timeout = Limits.Test)]
    public async Task A_stream_is_enumerated_once()
    {
        ObjectRefStream<int> stream = Producer.Remote().Count(3);
        Assert.Equal(3, (await ListAsync(stream)).Count);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => ListAsync(stream));
        Assert.Contains("enumerated once", error.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Items_that_came_before_an_exception_are_read_before_it()
    {
        var read = new List<int>();
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () =>
        {
            await foreach (int i in Producer.Remote().FailAfter(100)) read.Add(i);
        });
        Assert.Equal("no more", Assert.IsType<InvalidOperationException>(error.InnerException).Message);
        Assert.Equal(Enumerable.Range(0, 100), read);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_reader_may_come_after_the_end()
    {
        ObjectRefStream<int> stream = Producer.Remote().Count(20);
        await stream.Completion;
        Assert.Equal(Enumerable.Range(0, 20), await ListAsync(stream));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_retry_after_an_exception_repeats_no_item()
    {
        Assert.Equal(Enumerable.Range(0, 500), await ListAsync(Producer.Remote().FailOnce(500, 300)));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Refs_travel_in_items()
    {
        var sums = new List<int>();
        await foreach (Box box in Producer.Remote().Boxes(100)) sums.Add(await box.Content + await box.Task);
        Assert.Equal(Enumerable.Range(1, 100), sums);
    }

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> stream)
    {
        var all = new List<T>();
        await foreach (T item in stream) all.Add(item);
        return all;
    }
}

[Remote]
internal class Letters(string letter)
{
    public IEnumerable<string> Take(int n)
    {
        for (int i = 0; i < n; i++) yield return $"{letter}{i}";
    }

    public IEnumerable<int> Endless(string begun, string ended)
    {
        Signals.Set(begun);
        try
        {
            for (int i = 0; ; i++) yield return i;
        }
        finally
        {
            Signals.Set(ended);
        }
    }

    public string Letter() => letter;
}
