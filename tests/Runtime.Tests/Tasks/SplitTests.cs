using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

[Collection(ClusterCollection.Name)]
public sealed class SplitTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Each_element_is_a_ref_with_its_name()
    {
        (ObjectRef<int[]> Low, ObjectRef<string[]> High) halves = Halves.Remote().Partition([1, 9, 2, 8], 5);
        Assert.Equal(new[] { 1, 2 }, await halves.Low);
        Assert.Equal(["9", "8"], await halves.High);
        var (low, high) = Halves.Remote().Partition(halves.Low, pivot: 2);
        Assert.Equal(new[] { 1 }, await low);
        Assert.Equal(["2"], await high);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Elements_are_arguments_before_they_are_there()
    {
        var later = Halves.Remote().Later(place.Folder, "open");
        ObjectRef<int> sum = Work.Remote().Add(later.First, 1);
        ObjectRef<string> shown = Work.Remote().Show(later.Second);
        Assert.False(later.First.IsCompleted);
        place.Mark("open");
        Assert.Equal((2, "null", 3.5), (await sum, await shown, await later.Third));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task More_elements_than_a_tuple_has_fields()
    {
        var nine = Halves.Remote().Nine();
        Assert.Equal((1, 7, 8, "nine"), (await nine.Item1, await nine.Item7, await nine.Item8, await nine.Item9));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_generic_result_is_split_too()
    {
        var halves = Halves.Remote().Generic(1, "x");
        Assert.Equal(1, await halves.Low);
        Assert.Equal(["x"], await halves.High);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_failure_fails_every_element()
    {
        var halves = Halves.Remote().Unsteady(place.Folder, 1);
        foreach (ObjectRef<int> element in new[] { halves.Attempt, halves.Second })
        {
            var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await element);
            Assert.IsType<TimeoutException>(error.InnerException);
            Assert.Contains("Halves.Unsteady", error.Message);
        }
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_result_that_cannot_be_written_fails_every_element()
    {
        var halves = Halves.Remote().Unwritable();
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await halves.Deep);
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await halves.Other);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Retries_give_the_elements_of_the_try_that_succeeded()
    {
        var halves = Halves.Remote(new() { RetryOn = [typeof(TimeoutException)], Name = "halves" }).Unsteady(place.Folder, 2);
        Assert.Equal((2, 2), (await halves.Attempt, await halves.Second));
        Assert.Equal(3, Place.Count(place.Folder, "try-"));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Cancelling_one_element_cancels_the_call()
    {
        var halves = Halves.Remote().UntilCancelled(place.Folder);
        await place.Awaited("began");
        await halves.Second.CancelAsync();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await halves.First);
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await halves.Second);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task The_token_cancels_the_call()
    {
        using var source = new CancellationTokenSource();
        var halves = Halves.Remote().UntilCancelled(place.Folder, source.Token);
        await place.Awaited("began");
        await source.CancelAsync();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await halves.First);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_call_whose_time_is_up_fails_every_element_and_can_still_be_ended_by_force()
    {
        var halves = Halves.Remote(new() { Timeout = TimeSpan.FromMilliseconds(200), MaxRetries = 0 }).Deaf(place.Folder);
        await Assert.ThrowsAsync<ObjectRefTimeoutException>(async () => await halves.First);
        await Assert.ThrowsAsync<ObjectRefTimeoutException>(async () => await halves.Second);
        await place.Awaited("began");
        await halves.First.CancelAsync(force: true);
        // A worker that was not ended would hold its CPU for ever.
        Assert.Equal(new[] { 3, 3 }, await new[] { Work.Remote().Add(1, 2), Work.Remote().Add(1, 2) });
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_timeout_of_a_wait_says_where_the_call_stands()
    {
        var later = Halves.Remote().Later(place.Folder, "open");
        var error = await Assert.ThrowsAsync<ObjectRefTimeoutException>(() => later.Third.GetAsync(TimeSpan.FromMilliseconds(50)));
        Assert.Contains("Halves.Later", error.Message);
        place.Mark("open");
        Assert.Equal(3.5, await later.Third);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Elements_are_freed_on_their_own()
    {
        (WeakReference low, ObjectRef<string[]> high) = await DropOneAsync();
        // The thread that completed the elements may still be at it.
        await Signals.UntilAsync(
            () =>
            {
                Collector.CollectHere();
                return !low.IsAlive;
            },
            "A dropped element is not collected.");
        Assert.Equal(["9"], await high);
        var disposed = Halves.Remote().Partition([1, 9], 5);
        await disposed.High;
        disposed.Low.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await disposed.Low);
        Assert.Equal(["9"], await disposed.High);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Refs_in_an_element_live_as_long_as_it_does()
    {
        var refs = Halves.Remote().Refs("text");
        ObjectRef<string> one = await refs.One;
        List<ObjectRef<int>> many = await refs.Many;
        Collector.CollectHere();
        Assert.Equal(("text", 1, 2, 3), (await one, await many[0], await many[1], await refs.Plain));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Another_process_reads_one_element()
    {
        var halves = Halves.Remote().Partition([1, 9], 5);
        Assert.Equal("Int32[] 1", await Generic.Remote().ReadNested(new Boxed<ObjectRef<int[]>>(halves.Low)));
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static async Task<(WeakReference Low, ObjectRef<string[]> High)> DropOneAsync()
    {
        var halves = Halves.Remote().Partition([1, 9], 5);
        await halves.Low;
        return (new WeakReference(halves.Low), halves.High);
    }
}
