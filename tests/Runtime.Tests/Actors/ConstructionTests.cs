using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

[Collection(ClusterCollection.Name)]
public sealed class ConstructionTests
{
    [Fact(Timeout = Limits.Test)]
    public async Task State_lives_between_calls()
    {
        IActorRef<Counter> counter = Counter.Remote(5);
        Assert.Equal(7, await counter.Increment(2));
        Assert.Equal(8, await counter.Increment());
        Assert.Equal(8, await counter.Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Defaults_of_the_constructor_apply()
    {
        Assert.Equal(1, await Counter.Remote().Increment());
        Assert.Equal(1, await Counter.Remote(new() { MaxConcurrency = 1 }).Increment());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Actors_of_one_class_share_nothing()
    {
        IActorRef<Counter> one = Counter.Remote(1), two = Counter.Remote(2);
        await one.Increment(10);
        Assert.Equal((11, 2), (await one.Value(), await two.Value()));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_ref_is_a_constructor_argument()
    {
        Assert.Equal(4, await Counter.Remote(ObjectRef.Put(3)).Increment());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Calls_wait_for_a_constructor_argument_that_is_late()
    {
        using var signals = new Signals();
        ObjectRef<int> late = Steps.Remote().WaitFor(signals["go"], 41);
        IActorRef<Counter> counter = Counter.Remote(late);
        ObjectRef<int> result = counter.Increment();
        Assert.False(result.IsCompleted);
        Signals.Set(signals["go"]);
        Assert.Equal(42, await result);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_constructor_that_throws_fails_all_calls_with_its_exception()
    {
        IActorRef<Stillborn> actor = Stillborn.Remote("not today");
        ObjectRef<int> early = actor.Value();
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await early);
        Assert.Contains("cannot run", error.Message);
        Assert.Contains("constructor threw", error.Message);
        Assert.Contains("not today", error.Message);
        Assert.Equal("not today", Assert.IsType<InvalidOperationException>(Innermost(error)).Message);

        error = await Assert.ThrowsAsync<ActorDiedException>(async () => await actor.Value());
        Assert.IsType<InvalidOperationException>(Innermost(error));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_constructor_argument_that_failed_is_the_cause_of_death()
    {
        IActorRef<Counter> actor = Counter.Remote(Steps.Remote().Fail("no number"));
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await actor.Value());
        Assert.Equal("no number", Assert.IsType<InvalidOperationException>(Innermost(error)).Message);
        Assert.Contains("no number", error.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Other_processes_hear_of_an_actor_that_was_never_made()
    {
        using var signals = new Signals();
        IActorRef<Counter> actor = Counter.Remote(Steps.Remote().FailAfter(signals["go"], "no number"));
        ObjectRef<string> elsewhere = Steps.Remote().CallAndDescribe(actor);
        Signals.Set(signals["go"]);
        Assert.Contains("no number", await elsewhere);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_call_is_what_waits_for_a_constructor()
    {
        using var signals = new Signals();
        IActorRef<SlowStarter> actor = SlowStarter.Remote(signals["begun"], signals["go"]);
        ObjectRef<string> call = actor.Hello();
        await Signals.WaitAsync(signals["begun"]);
        Assert.False(call.IsCompleted);
        Signals.Set(signals["go"]);
        Assert.Equal("hello", await call);
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, -2, null)]
    [InlineData(1, 0, " ")]
    public void Options_that_make_no_sense_are_refused(int concurrency, int restarts, string? name)
        => Assert.Throws<ArgumentException>(() => Counter.Remote(new() { MaxConcurrency = concurrency, MaxRestarts = restarts, Name = name }));

    [Fact(Timeout = Limits.Test)]
    public async Task Resources_that_no_node_has_are_named_at_once()
    {
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await Counter.Remote(new() { Gpus = 3 }).Value());
        Assert.EndsWith("(ClusterOptions).", error.Message);
        Assert.Contains("3 GPU", Assert.IsType<InfeasibleResourcesException>(error.InnerException).Message);
    }

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}

[Remote]
internal class Stillborn
{
    public Stillborn(string why) => throw new InvalidOperationException(why);

    public int Value() => 1;
}

[Remote]
internal class SlowStarter
{
    public SlowStarter(string begun, string go)
    {
        Signals.Set(begun);
        Signals.Wait(go);
    }

    public string Hello() => "hello";
}
