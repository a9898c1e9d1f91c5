using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

[Collection(ClusterCollection.Name)]
public sealed class LimitTests
{
    [Fact(Timeout = Limits.Test)]
    public async Task Too_many_pending_calls_are_refused()
    {
        using var signals = new Signals();
        IActorRef<Counter> counter = Counter.Remote(new() { MaxPendingCalls = 3 });
        ObjectRef<int>[] pending = [counter.SlowAsync(signals["go"]), counter.Increment(), counter.Increment()];
        var error = Assert.Throws<PendingCallsLimitExceededException>(() => { _ = counter.Increment(); });
        Assert.Contains("MaxPendingCalls is 3", error.Message);
        Signals.Set(signals["go"]);
        Assert.Equal(new[] { 0, 1, 2 }, await pending);
        Assert.Equal(3, await counter.Increment());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task The_limit_holds_in_processes_that_were_given_the_ref()
    {
        using var signals = new Signals();
        IActorRef<Counter> counter = Counter.Remote(new() { MaxPendingCalls = 2 });
        await counter.Value();
        Assert.Equal(2, await Floods.Remote().CallUntilRefused(counter, signals["go"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_call_that_was_awaited_is_pending_no_more()
    {
        IActorRef<Counter> counter = Counter.Remote(new() { MaxPendingCalls = 1 });
        for (int i = 1; i <= 3000; i++) Assert.Equal(i, await counter.Increment());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_call_has_its_own_timeout()
    {
        using var signals = new Signals();
        IActorRef<Counter> counter = Counter.Remote();
        await counter.Value();
        IActorRef<Counter> hasty = counter.With(new() { Timeout = TimeSpan.FromMilliseconds(100) });
        var error = await Assert.ThrowsAsync<ObjectRefTimeoutException>(async () => await hasty.SlowAsync(signals["never"]));
        Assert.Contains("Counter.SlowAsync", error.Message);
        // Its token was tripped, so the actor is free again.
        Assert.Equal(1, await counter.Increment());
        Assert.Equal(2, await hasty.With(new() { Timeout = Limits.Wait }).Increment());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_timeout_ends_a_call_that_waits_for_an_argument()
    {
        using var signals = new Signals();
        IActorRef<Counter> counter = Counter.Remote();
        ObjectRef<int> late = counter.With(new() { Timeout = TimeSpan.FromMilliseconds(100) }).Increment(Steps.Remote().WaitFor(signals["go"], 5));
        ObjectRef<int> behind = counter.Increment();
        await Assert.ThrowsAsync<ObjectRefTimeoutException>(async () => await late);
        Assert.Equal(1, await behind);
        Signals.Set(signals["go"]);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_timeout_that_is_none_is_refused_and_leaves_the_line_open()
    {
        IActorRef<Counter> counter = Counter.Remote();
        Assert.Throws<ArgumentException>(() => { _ = counter.With(new() { Timeout = TimeSpan.FromSeconds(-3) }).Increment(); });
        Assert.Equal(1, await counter.Increment());
    }
}

internal static class Floods
{
    [Remote]
    public static async Task<int> CallUntilRefused(IActorRef<Counter> counter, string signal)
    {
        await counter.Value();
        var calls = new List<ObjectRef<int>>();
        try
        {
            for (int i = 0; i < 10; i++) calls.Add(counter.SlowAsync(signal));
        }
        catch (PendingCallsLimitExceededException)
        {
            Signals.Set(signal);
        }

        await calls;
        return calls.Count;
    }
}
