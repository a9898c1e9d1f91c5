using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

[Collection(ClusterCollection.Name)]
public sealed class RetryTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    private int Tries => Place.Count(place.Folder, "try-");

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_that_throws_is_not_run_again_unless_asked()
    {
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await Unsteady.Remote().SucceedAt(place.Folder, 1));
        Assert.Equal(1, Tries);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task RetryOn_runs_it_again_after_exceptions_of_these_types()
    {
        var options = new TaskOptions { RetryOn = [typeof(TimeoutException)] };
        Assert.Equal(2, await Unsteady.Remote(options).SucceedAt(place.Folder, 2));
        Assert.Equal(3, Tries);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task RetryOn_takes_base_types_and_own_types()
    {
        await Assert.ThrowsAsync<RemoteTaskException>(
            async () => await Unsteady.Remote(new() { RetryOn = [typeof(OwnException)], MaxRetries = 2 }).FailOwn(place.Folder));
        Assert.Equal(3, Tries);
        using var other = new Place();
        Assert.Equal(1, await Unsteady.Remote(new() { RetryOn = [typeof(Exception)] }).SucceedAt(other.Folder, 1));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task RetryOn_leaves_other_exceptions_alone()
    {
        var options = new TaskOptions { RetryOn = [typeof(FormatException)] };
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await Unsteady.Remote(options).SucceedAt(place.Folder, 1));
        Assert.Equal(1, Tries);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Retries_are_bounded()
    {
        var options = new TaskOptions { RetryOn = [typeof(TimeoutException)], MaxRetries = 2 };
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await Unsteady.Remote(options).SucceedAt(place.Folder, 3));
        Assert.Equal(3, Tries);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task No_retries_means_none()
    {
        var options = new TaskOptions { RetryOn = [typeof(TimeoutException)], MaxRetries = 0 };
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await Unsteady.Remote(options).SucceedAt(place.Folder, 1));
        Assert.Equal(1, Tries);
        Assert.Throws<ArgumentException>(() => Unsteady.Remote(new() { MaxRetries = -2 }).SucceedAt(place.Folder, 0));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Without_limit_it_is_run_until_it_succeeds()
    {
        var options = new TaskOptions { RetryOn = [typeof(TimeoutException)], MaxRetries = -1 };
        Assert.Equal(20, await Unsteady.Remote(options).SucceedAt(place.Folder, 20));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task The_attribute_says_the_same_for_all_calls()
    {
        Assert.Equal(1, await Unsteady.Remote().RetriesByAttribute(place.Folder));
        Assert.Equal(2, Tries);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_whose_worker_is_lost_is_run_again()
    {
        Assert.Equal(1, await Unsteady.Remote().Crash(place.Folder, 1));
        Assert.Equal(2, Tries);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Without_retries_a_lost_worker_fails_its_task()
    {
        var error = await Assert.ThrowsAsync<WorkerCrashedException>(async () => await Unsteady.Remote(new() { MaxRetries = 0 }).Crash(place.Folder, 1));
        Assert.Contains("Unsteady.Crash", error.Message);
        Assert.Contains("MaxRetries", error.Message);
        Assert.Equal(1, Tries);
        Assert.Equal(3, await Work.Remote().Add(1, 2));
    }
}
