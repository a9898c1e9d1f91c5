using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Streams;
using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Hosting;

/// <summary>A call that cannot go on for ten seconds is named in the log, with the cause. The clock is the tests'.</summary>
public sealed class WatchdogTests : IDisposable
{
    private const int Stuck = 44;

    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Calls_without_a_worker_are_named_once_then_at_growing_intervals()
    {
        await using TimedCluster cluster = await TimedCluster.StartAsync();
        ObjectRef holds = Gates.Remote().Hold(place.Folder, "open");
        await cluster.PendingAsync("Gates.Hold", PendingCallState.Sent);
        ObjectRef<int>[] queued = [.. Enumerable.Range(0, 3).Select(i => Work.Remote().Add(i, i))];
        await cluster.PendingAsync("Work.Add", PendingCallState.WaitsForWorker);
        cluster.Pass(9.5);
        cluster.Pass(1);
        string first = Assert.Single(await cluster.Log.UntilAsync(Stuck, 1));
        Assert.Contains("Work.Add", first);
        Assert.Contains("and 2 more", first);
        Assert.Contains("for 10 s", first);
        Assert.Contains("1 of 1 CPU are in use", first);
        Assert.Contains("worker 3", first);
        cluster.Pass(9);
        cluster.Pass(1);
        string[] both = await cluster.Log.UntilAsync(Stuck, 2);
        cluster.Pass(15);
        // One that runs is never named, however long.
        Assert.Equal(2, cluster.Log.Of(Stuck).Length);
        Assert.Contains("for 20 s", both[1]);
        place.Mark("open");
        await holds;
        await queued;
    }

    // Where there are no calls it looks seldom: wherever in such a pause the first call comes.
    [Theory(Timeout = TestLimits.Usual)]
    [InlineData(2.5)]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(22.5)]
    public async Task After_a_time_without_calls_one_that_is_stuck_is_named_no_later(double quietSeconds)
    {
        await using TimedCluster cluster = await TimedCluster.StartAsync();
        cluster.Pass(quietSeconds);
        ObjectRef holds = Gates.Remote().Hold(place.Folder, "open");
        await cluster.PendingAsync("Gates.Hold", PendingCallState.Sent);
        ObjectRef<int> queued = Work.Remote().Add(1, 1);
        await cluster.PendingAsync("Work.Add", PendingCallState.WaitsForWorker);
        cluster.Pass(9.5);
        Assert.Empty(cluster.Log.Of(Stuck));
        cluster.Pass(3);
        Assert.Contains("Work.Add", Assert.Single(await cluster.Log.UntilAsync(Stuck, 1)));
        place.Mark("open");
        await holds;
        Assert.Equal(2, await queued);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_queue_that_moves_is_not_named()
    {
        await using TimedCluster cluster = await TimedCluster.StartAsync();
        ObjectRef[] line = [.. Enumerable.Range(0, 4).Select(i => Gates.Remote().Hold(place.Folder, $"open-{i}"))];
        for (int i = 0; i < line.Length; i++)
        {
            cluster.Pass(8);
            place.Mark($"open-{i}");
            await line[i];
        }

        Assert.Empty(cluster.Log.Of(Stuck));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_call_of_an_actor_that_is_being_restarted_says_which_attempt()
    {
        await using TimedCluster cluster = await TimedCluster.StartAsync();
        IActorRef<SlowStarter> actor = SlowStarter.Remote(place.Folder, new() { MaxRestarts = -1 });
        await actor.Hello();
        for (int i = 0; i < 3; i++) await Remote.Actors.KillAsync(actor, restart: true);
        ObjectRef call = actor.Hello();
        await cluster.PendingAsync("SlowStarter.Hello", PendingCallState.WaitsForActor);
        cluster.Pass(12);
        string line = (await cluster.Log.UntilAsync(Stuck, 1))[0];
        Assert.Contains("SlowStarter.Hello", line);
        Assert.Contains("restarting, attempt 3", line);
        place.Mark("start");
        await call;
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_call_of_an_actor_that_waits_for_resources_says_for_which()
    {
        await using TimedCluster cluster = await TimedCluster.StartAsync();
        ObjectRef holds = Gates.Remote().Hold(place.Folder, "open");
        await cluster.PendingAsync("Gates.Hold", PendingCallState.Sent);
        ObjectRef<int> call = Counter.Remote(new() { Cpus = 1 }).Increment();
        await cluster.PendingAsync("Counter.Increment", PendingCallState.WaitsForActor, "1 CPU");
        cluster.Pass(12);
        string line = (await cluster.Log.UntilAsync(Stuck, 1))[0];
        Assert.Contains("Counter.Increment", line);
        Assert.Contains("pending", line);
        Assert.Contains("1 CPU", line);
        place.Mark("open");
        await holds;
        // The lease lingers half a second after its last task.
        Task<int> ends = call.AsTask();
        while (!ends.IsCompleted)
        {
            cluster.Pass(0.5);
            await Task.Delay(1);
        }

        Assert.Equal(1, await ends);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_call_whose_argument_another_process_owes_says_whose()
    {
        await using TimedCluster cluster = await TimedCluster.StartAsync(workers: 2);
        ObjectRef<int>[] owed = await Families.Remote().LeaveRunning(place.Folder);
        ObjectRef<int> sum = Work.Remote().Add(owed[0], 1);
        cluster.Pass(12);
        string line = (await cluster.Log.UntilAsync(Stuck, 1))[0];
        Assert.Contains("Work.Add", line);
        Assert.Contains("waits for its argument", line);
        Assert.Contains("which owns it", line);
        place.Mark("open");
        Assert.Equal(6, await sum);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_cancelled_call_that_does_not_end_says_how_to_end_it()
    {
        await using TimedCluster cluster = await TimedCluster.StartAsync();
        ObjectRef<int> deaf = Cancellable.Remote().Ignore(place.Folder);
        await Task.Run(() => Place.AwaitThat(() => Place.Count(place.Folder, "busy-") == 1, "busy task"));
        await deaf.CancelAsync();
        cluster.Pass(12);
        string line = (await cluster.Log.UntilAsync(Stuck, 1))[0];
        Assert.Contains("Cancellable.Ignore", line);
        Assert.Contains("was cancelled and has not ended", line);
        Assert.Contains("CancelAsync(force: true)", line);
        place.Mark("free");
        await deaf;
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_stream_that_waits_for_its_reader_is_named()
    {
        await using TimedCluster cluster = await TimedCluster.StartAsync();
        ObjectRefStream<int> stream = Producer.Remote().Count(1000);
        PendingCall waits = await cluster.PendingAsync("Producer.Count", PendingCallState.WaitsForReader);
        Assert.Contains("reader", waits.Reason);
        cluster.Pass(12);
        string line = (await cluster.Log.UntilAsync(Stuck, 1))[0];
        Assert.Contains("Producer.Count", line);
        Assert.Contains("waits for its reader", line);
        int read = 0;
        await foreach (int i in stream) Assert.Equal(read++, i);
        Assert.Equal(1000, read);
        Assert.DoesNotContain(await cluster.Cluster.GetPendingCallsAsync(), static c => c.State == PendingCallState.WaitsForReader);
    }
}

/// <summary>An actor whose every life but the first begins only when it may.</summary>
[Remote]
internal class SlowStarter
{
    public SlowStarter(string folder)
    {
        if (RemoteContext.Current.Attempt > 0) Place.Await(folder, "start");
    }

    public void Hello()
    {
    }
}
