using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

[Collection(ClusterCollection.Name)]
public sealed class CancellationTests : IDisposable
{
    private readonly Place place = new();
    private readonly CancellationTokenSource source = new();

    public void Dispose()
    {
        place.Dispose();
        source.Dispose();
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_token_that_is_cancelled_already_ends_the_call_before_it_is_sent()
    {
        source.Cancel();
        ObjectRef end = Cancellable.Remote().MarkRan(place.Folder, "ran", source.Token);
        var error = await Assert.ThrowsAsync<TaskCancelledException>(async () => await end);
        Assert.IsAssignableFrom<OperationCanceledException>(error);
        Assert.Contains("Cancellable.MarkRan", error.Message);
        Assert.False(place.Has("ran"));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_call_whose_arguments_are_not_there_is_cancelled_at_once()
    {
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 1);
        ObjectRef<int> sum = Work.Remote().Add(held, 1, source.Token);
        source.Cancel();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await sum);
        Assert.False(held.IsCompleted);
        place.Mark("open");
        Assert.Equal(1, await held);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_call_that_is_queued_behind_long_ones_is_cancelled_and_never_runs()
    {
        ObjectRef<int>[] busy = await OccupyAsync();
        ObjectRef[] queued = [.. Enumerable.Range(0, 20).Select(i => Cancellable.Remote().MarkRan(place.Folder, $"ran-{i}", source.Token))];
        source.Cancel();
        foreach (ObjectRef one in queued) await Assert.ThrowsAsync<TaskCancelledException>(async () => await one);
        place.Mark("free");
        await busy;
        await Work.Remote().Add(1, 1);
        Assert.Equal(0, Place.Count(place.Folder, "ran-"));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_running_method_sees_its_token()
    {
        ObjectRef<int> running = Cancellable.Remote().Obey(place.Folder, "began", source.Token);
        await place.Awaited("began");
        source.Cancel();
        var error = await Assert.ThrowsAsync<TaskCancelledException>(async () => await running);
        Assert.Contains("Cancellable.Obey", error.Message);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_method_without_a_token_finds_it_in_its_context()
    {
        ObjectRef<int> running = Cancellable.Remote().ObeyContext(place.Folder, source.Token);
        await place.Awaited("began");
        source.Cancel();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await running);
        Assert.True(place.Has("saw"));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task CancelAsync_trips_the_token()
    {
        ObjectRef<int> running = Cancellable.Remote().Obey(place.Folder, "began");
        await place.Awaited("began");
        await running.CancelAsync();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await running);
        await running.CancelAsync();
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_method_that_ends_in_spite_of_its_token_gives_its_result()
    {
        ObjectRef<int> running = Cancellable.Remote().EndsAnyway(place.Folder);
        await place.Awaited("began");
        await running.CancelAsync();
        Assert.Equal(5, await running);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_callback_on_the_token_that_throws_does_not_cost_the_worker()
    {
        ObjectRef<int> running = Cancellable.Remote().ThrowsInCallback(place.Folder);
        await place.Awaited("began");
        await running.CancelAsync();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await running);
        await AssertLivesAsync(place.Marked("in-"));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Force_does_not_end_a_worker_that_answers()
    {
        ObjectRef<int> running = Cancellable.Remote().Obey(place.Folder, "began");
        await place.Awaited("began");
        await running.CancelAsync(force: true);
        Assert.True(running.IsCompleted);
        await AssertLivesAsync(place.Marked("in-"));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Force_ends_a_worker_that_does_not_answer()
    {
        ObjectRef<int>[] busy = await OccupyAsync();
        await busy[0].CancelAsync(force: true);
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await busy[0]);
        place.Mark("free");
        int survivor = await busy[1];
        int ended = place.Marked("busy-").Single(process => process != survivor);
        await AssertLivesAsync([survivor]);
        Assert.DoesNotContain(ended, Processes());

        // Another worker has taken the place of the one that was ended.
        using var both = new Place();
        int[] processes = await new[] { Gates.Remote().Meet(both.Folder, 2), Gates.Remote().Meet(both.Folder, 2) };
        Assert.Equal(2, processes.Distinct().Count());
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Tasks_that_ran_beside_one_that_was_ended_by_force_run_again()
    {
        // Both wait, so each worker has room: the busy ones come to run beside them.
        ObjectRef<string>[] waiting = [Cancellable.Remote().WaitBeside(place.Folder), Cancellable.Remote().WaitBeside(place.Folder)];
        await Task.Run(() => Place.AwaitThat(() => Place.Count(place.Folder, "waits-") == 2, "waiting task"));
        ObjectRef<int> busy = Cancellable.Remote(new() { Cpus = 0 }).Ignore(place.Folder);
        await Task.Run(() => Place.AwaitThat(() => Place.Count(place.Folder, "busy-") == 1, "busy task"));
        await busy.CancelAsync(force: true);
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await busy);
        place.Mark("release");
        string[] ended = await waiting;
        Assert.All(ended, static text => Assert.Matches("^[0-9]+ [01]$", text));
    }

    private static int[] Processes() => [.. Cluster.Current!.Workers.Select(static w => w.ProcessId)];

    // A call through the worker would find it gone, if it were.
    private static async Task AssertLivesAsync(int[] processes)
    {
        await Work.Remote().Add(1, 2);
        Assert.NotEmpty(processes);
        Assert.All(processes, static process => Assert.Contains(process, Processes()));
    }

    private async Task<ObjectRef<int>[]> OccupyAsync()
    {
        ObjectRef<int>[] busy = [Cancellable.Remote().Ignore(place.Folder), Cancellable.Remote().Ignore(place.Folder)];
        await Task.Run(() => Place.AwaitThat(() => Place.Count(place.Folder, "busy-") == 2, "busy tasks in both workers"));
        return busy;
    }
}
