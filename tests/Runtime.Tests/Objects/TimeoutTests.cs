using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects;

[Collection(ClusterCollection.Name)]
public sealed class TimeoutTests : IDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private readonly Place place = new();
    private readonly ObjectRef<int> held;

    public TimeoutTests() => held = Gates.Remote().Pass(place.Folder, "open", 5);

    public void Dispose()
    {
        place.Mark("open");
        held.Get();
        place.Dispose();
    }

    [Fact]
    public void Get_gives_up_after_its_timeout_and_says_what_the_task_does()
    {
        var error = Assert.Throws<ObjectRefTimeoutException>(() => held.Get(Short));
        Assert.IsAssignableFrom<TimeoutException>(error);
        Assert.Contains("0.05 s", error.Message);
        Assert.Contains("Gates.Pass", error.Message);
        Assert.Contains("worker", error.Message);
        Assert.Contains("CancelAsync", error.Message);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task GetAsync_gives_up_after_its_timeout_and_says_what_the_task_does()
    {
        var error = await Assert.ThrowsAsync<ObjectRefTimeoutException>(() => held.GetAsync(Short));
        Assert.Contains("0.05 s", error.Message);
        Assert.Contains("Gates.Pass", error.Message);
        Assert.Contains("CancelAsync", error.Message);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_wait_that_gave_up_can_be_made_again()
    {
        Assert.Throws<ObjectRefTimeoutException>(() => held.Get(TimeSpan.Zero));
        await Assert.ThrowsAsync<ObjectRefTimeoutException>(() => held.GetAsync(TimeSpan.Zero));
        place.Mark("open");
        Assert.Equal(5, held.Get(Long));
        Assert.Equal(5, await held.GetAsync(Long));
        Assert.Equal(5, await held.GetAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_wait_without_a_result_gives_up_too()
    {
        ObjectRef end = held;
        Assert.Throws<ObjectRefTimeoutException>(() => end.Get(Short));
        await Assert.ThrowsAsync<ObjectRefTimeoutException>(() => end.GetAsync(Short));
        place.Mark("open");
        end.Get(Long);
        await end.GetAsync(Long);
        await end;
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_timeout_longer_than_any_program_is_none()
    {
        Task<int> waiting = held.GetAsync(TimeSpan.MaxValue);
        Task<int> blocking = Task.Run(() => held.Get(TimeSpan.MaxValue));
        Task<int> infinite = held.GetAsync(Timeout.InfiniteTimeSpan);
        place.Mark("open");
        int[] values = await Task.WhenAll(waiting, blocking, infinite);
        Assert.Equal([5, 5, 5], values);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_negative_timeout_is_refused()
    {
        TimeSpan negative = TimeSpan.FromSeconds(-3);
        Assert.Throws<ArgumentOutOfRangeException>(() => held.Get(negative));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => held.GetAsync(negative));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ObjectRef.WaitAsync([held], 1, negative));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_token_ends_the_wait_and_not_the_task()
    {
        using var source = new CancellationTokenSource();
        Task<int> waiting = held.GetAsync(cancellationToken: source.Token);
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        place.Mark("open");
        Assert.Equal(5, await held);
    }
}
