using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

[Collection(ClusterCollection.Name)]
public sealed class TimeoutOptionTests : IDisposable
{
    private static readonly TaskOptions Soon = new() { Timeout = TimeSpan.FromMilliseconds(100) };

    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_running_task_is_cancelled_and_its_ref_fails()
    {
        ObjectRef<int> running = Cancellable.Remote(Soon).ObeyContext(place.Folder);
        var error = await Assert.ThrowsAsync<ObjectRefTimeoutException>(async () => await running);
        Assert.Contains("Cancellable.ObeyContext", error.Message);
        Assert.Contains("Timeout", error.Message);
        await place.Awaited("saw");
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_that_waits_for_its_arguments_times_out()
    {
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 1);
        var error = await Assert.ThrowsAsync<ObjectRefTimeoutException>(async () => await Work.Remote(Soon).Add(held, 1));
        Assert.Contains("its argument, the result of Gates.Pass", error.Message);
        place.Mark("open");
        await held;
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_that_ends_in_time_is_not_disturbed()
    {
        Assert.Equal(3, await Work.Remote(new() { Timeout = TimeSpan.FromMinutes(5) }).Add(1, 2));
        Assert.Equal(3, await Work.Remote(new() { Timeout = TimeSpan.MaxValue }).Add(1, 2));
        Assert.Throws<ArgumentException>(() => Work.Remote(new() { Timeout = TimeSpan.Zero }).Add(1, 2));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Tasks_go_past_a_worker_that_is_busy_with_one_that_timed_out()
    {
        ObjectRef<int> stuck = Cancellable.Remote(Soon).Ignore(place.Folder);
        await Assert.ThrowsAsync<ObjectRefTimeoutException>(async () => await stuck);
        int[] sums = await Enumerable.Range(0, 50).Select(i => Work.Remote().Add(i, 0)).ToArray();
        Assert.Equal(Enumerable.Range(0, 50), sums);
        place.Mark("free");
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task One_that_timed_out_can_be_ended_by_force()
    {
        ObjectRef<int> stuck = Cancellable.Remote(Soon).Ignore(place.Folder);
        await Assert.ThrowsAsync<ObjectRefTimeoutException>(async () => await stuck);
        int worker = Assert.Single(place.Marked("busy-"));
        await stuck.CancelAsync(force: true);
        Assert.DoesNotContain(worker, Cluster.Current!.Workers.Select(static w => w.ProcessId));
    }
}
