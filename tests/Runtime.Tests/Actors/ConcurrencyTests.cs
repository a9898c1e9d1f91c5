using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

[Collection(ClusterCollection.Name)]
public sealed class ConcurrencyTests
{
    [Fact(Timeout = Limits.Test)]
    public async Task Calls_run_one_at_a_time()
    {
        IActorRef<Crowd> crowd = Crowd.Remote();
        await Enumerable.Range(0, 200).Select(_ => crowd.EnterSync()).ToArray();
        Assert.Equal(1, await crowd.Most());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task One_at_a_time_holds_across_awaits()
    {
        IActorRef<Crowd> crowd = Crowd.Remote();
        await Enumerable.Range(0, 200).Select(_ => crowd.EnterAsync()).ToArray();
        Assert.Equal(1, await crowd.Most());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Async_calls_meet_where_several_may_run()
    {
        IActorRef<Crowd> crowd = Crowd.Remote(new() { MaxConcurrency = 4 });
        ObjectRef<int>[] calls = [.. Enumerable.Range(0, 4).Select(_ => crowd.MeetAsync(4))];
        Assert.Equal(new[] { 4, 4, 4, 4 }, await calls);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Blocking_calls_meet_where_several_may_run()
    {
        IActorRef<Crowd> crowd = Crowd.Remote(new() { MaxConcurrency = 3 });
        ObjectRef<int>[] calls = [.. Enumerable.Range(0, 3).Select(_ => crowd.MeetBlocking(3))];
        Assert.Equal(new[] { 3, 3, 3 }, await calls);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task No_more_than_allowed_run_at_once()
    {
        IActorRef<Crowd> crowd = Crowd.Remote(new() { MaxConcurrency = 3 });
        await Enumerable.Range(0, 200).Select(_ => crowd.EnterAsync()).ToArray();
        Assert.InRange(await crowd.Most(), 1, 3);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_busy_actor_does_not_hold_up_its_neighbours()
    {
        using var signals = new Signals();
        IActorRef<Counter>[] counters = [.. Enumerable.Range(0, 8).Select(i => Counter.Remote(i))];
        ObjectRef<int>[] slow = [.. counters.Take(7).Select(c => c.SlowAsync(signals["go"]))];
        Assert.Equal(8, await counters[7].Increment());
        Signals.Set(signals["go"]);
        Assert.Equal(new[] { 0, 1, 2, 3, 4, 5, 6 }, await slow);
    }
}

[Remote]
internal class Crowd
{
    private readonly TaskCompletionSource<int> met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int inside;
    private int most;
    private int arrived;

    public int Most() => most;

    public void EnterSync()
    {
        Enter();
        Thread.SpinWait(1000);
        Interlocked.Decrement(ref inside);
    }

    public async Task EnterAsync()
    {
        Enter();
        await Task.Yield();
        await Task.Delay(1);
        Interlocked.Decrement(ref inside);
    }

    public async Task<int> MeetAsync(int count)
    {
        if (Interlocked.Increment(ref arrived) == count) met.SetResult(count);
        return await met.Task.WaitAsync(Limits.Wait);
    }

    public int MeetBlocking(int count)
    {
        if (Interlocked.Increment(ref arrived) == count) met.SetResult(count);
        return met.Task.WaitAsync(Limits.Wait).GetAwaiter().GetResult();
    }

    private void Enter()
    {
        int now = Interlocked.Increment(ref inside);
        int seen = Volatile.Read(ref most);
        while (now > seen) seen = Interlocked.CompareExchange(ref most, now, seen) == seen ? now : Volatile.Read(ref most);
    }
}
