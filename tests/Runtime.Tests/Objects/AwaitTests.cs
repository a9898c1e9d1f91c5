using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects;

[Collection(ClusterCollection.Name)]
public sealed class AwaitTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_ref_can_be_awaited_more_than_once()
    {
        ObjectRef<int> answer = Values.Remote().Double(21);
        Assert.Equal(42, await answer);
        Assert.Equal(42, await answer);
        Assert.Equal(42, answer.Get());
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Many_wait_for_one_ref()
    {
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 7);
        Task<int>[] waiting = [.. Enumerable.Range(0, 100).Select(async _ => await held)];
        place.Mark("open");
        Assert.All(await Task.WhenAll(waiting), static value => Assert.Equal(7, value));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task An_array_gives_the_values_in_the_order_of_the_refs()
    {
        ObjectRef<int> late = Gates.Remote().Pass(place.Folder, "open", 1);
        ObjectRef<int> early = Values.Remote().Double(1);
        await early;
        ObjectRef<int>[] refs = [late, early];
        place.Mark("open");
        int[] values = await refs;
        Assert.Equal([1, 2], values);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Lists_can_be_awaited()
    {
        List<ObjectRef<string>> list = [Values.Remote().Upper("a"), Values.Remote().Upper("b")];
        Assert.Equal(["A", "B"], await list);
        IReadOnlyList<ObjectRef<string>> read = list;
        Assert.Equal(["A", "B"], await read);
        Assert.Empty(await Array.Empty<ObjectRef<int>>());
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Refs_without_a_result_can_be_awaited()
    {
        await Values.Remote().Mark(place.Folder, "one");
        Assert.True(place.Has("one"));
        ObjectRef[] several = [Values.Remote().Mark(place.Folder, "two"), Values.Remote().Mark(place.Folder, "three"), Values.Remote().Double(1)];
        await several;
        Assert.True(place.Has("two") && place.Has("three"));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task The_first_failure_of_several_ends_the_wait()
    {
        ObjectRef<int>[] refs = [Gates.Remote().Pass(place.Folder, "open", 1), Values.Remote().Fail("no")];
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await refs);
        Assert.Equal("no", Assert.IsType<InvalidOperationException>(error.InnerException).Message);
        Assert.False(refs[0].IsCompleted);
        place.Mark("open");
        Assert.Equal(1, await refs[0]);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task IsCompleted_says_whether_the_value_is_here()
    {
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 1);
        Assert.False(held.IsCompleted);
        place.Mark("open");
        await held;
        Assert.True(held.IsCompleted);

        ObjectRef<int> failed = Values.Remote().Fail("x");
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await failed);
        Assert.True(failed.IsCompleted);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task AsTask_ends_with_the_value_or_the_failure()
    {
        Assert.Equal(4, await Values.Remote().Double(2).AsTask());
        ObjectRef end = Values.Remote().Double(2);
        await end.AsTask();
        await Assert.ThrowsAsync<RemoteTaskException>(() => Values.Remote().Fail("x").AsTask());
        await Assert.ThrowsAsync<RemoteTaskException>(() => Values.Remote().FailWithoutResult("x").AsTask());
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task An_await_goes_on_in_its_synchronization_context()
    {
        var context = new CountingContext();
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 1);
        Task<bool> wait = context.Run(async () =>
        {
            await held;
            return SynchronizationContext.Current == context;
        });
        place.Mark("open");
        Assert.True(await wait);
        Assert.True(context.Posts > 0);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task An_await_keeps_async_locals()
    {
        var local = new AsyncLocal<string> { Value = "mine" };
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 1);
        _ = Task.Run(() => place.Mark("open"));
        await held;
        Assert.Equal("mine", local.Value);
    }

    private sealed class CountingContext : SynchronizationContext
    {
        private int posts;

        public int Posts => posts;

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref posts);
            ThreadPool.QueueUserWorkItem(_ =>
            {
                SetSynchronizationContext(this);
                d(state);
                SetSynchronizationContext(null);
            });
        }

        public Task<T> Run<T>(Func<Task<T>> body)
        {
            var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            Post(
                async _ =>
                {
                    try
                    {
                        result.SetResult(await body());
                    }
                    catch (Exception e)
                    {
                        result.SetException(e);
                    }
                },
                null);
            return result.Task;
        }
    }
}
