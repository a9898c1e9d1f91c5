using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

/// <summary>Cancellation where the moment matters: the clock stands until a test moves it.</summary>
public sealed class TimedCancellationTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_that_is_queued_at_its_worker_is_cancelled_at_once()
    {
        await using TimedCluster cluster = await TimedCluster.StartAsync();
        // One of a millisecond says that tasks are short. So the next ones are sent ahead, and the clock never lets the worker hand them back.
        ObjectRef<int> brief = Cancellable.Remote().Ignore(place.Folder);
        await Task.Run(() => Place.AwaitThat(() => Place.Count(place.Folder, "busy-") == 1, "brief task"));
        cluster.Time.Advance(TimeSpan.FromMilliseconds(1));
        place.Mark("free");
        await brief;
        ObjectRef holds = Gates.Remote().Hold(place.Folder, "open");
        ObjectRef[] queued = [.. Enumerable.Range(0, 3).Select(i => Cancellable.Remote(new() { Name = $"queued {i}" }).MarkRan(place.Folder, $"ran-{i}"))];
        await cluster.PendingAsync("queued 2", PendingCallState.Sent);
        await queued[1].CancelAsync();
        var error = await Assert.ThrowsAsync<TaskCancelledException>(async () => await queued[1]);
        Assert.Contains("before it ran", error.Message);
        Assert.False(holds.IsCompleted || queued[0].IsCompleted || queued[2].IsCompleted);
        place.Mark("open");
        await holds;
        await queued[0];
        await queued[2];
        Assert.False(place.Has("ran-1"));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_timeout_cancels_children_too()
    {
        await using TimedCluster cluster = await TimedCluster.StartAsync(workers: 2);
        ObjectRef<int> first = Families.Remote(new() { Timeout = TimeSpan.FromSeconds(30) }).Line(place.Folder, 5);
        await place.Awaited("began");
        Assert.False(first.IsCompleted);
        cluster.Pass(30);
        await Assert.ThrowsAsync<ObjectRefTimeoutException>(async () => await first);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(depth => place.Awaited($"ended-{depth}")));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Cancelling_all_that_waits_withdraws_what_was_asked_of_the_node()
    {
        await using TimedCluster cluster = await TimedCluster.StartAsync();
        ObjectRef holds = Gates.Remote().Hold(place.Folder, "open");
        ObjectRef<int>[] queued = [.. Enumerable.Range(0, 100).Select(i => Work.Remote().Add(i, i))];
        await cluster.PendingAsync("Work.Add", PendingCallState.WaitsForWorker);
        foreach (ObjectRef<int> one in queued) await one.CancelAsync();
        foreach (ObjectRef<int> one in queued) await Assert.ThrowsAsync<TaskCancelledException>(async () => await one);
        ObjectRef<int> last = Work.Remote(new() { Name = "last" }).Add(1, 2);
        PendingCall waits = await cluster.PendingAsync("last", PendingCallState.WaitsForWorker);
        Assert.Contains("1 queued", waits.Reason);
        Assert.Contains("1 asked for", waits.Reason);
        place.Mark("open");
        await holds;
        Assert.Equal(3, await last);
    }
}
