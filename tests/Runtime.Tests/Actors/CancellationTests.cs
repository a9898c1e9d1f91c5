using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

[Collection(ClusterCollection.Name)]
public sealed class CancellationTests
{
    [Fact(Timeout = Limits.Test)]
    public async Task A_running_call_sees_its_token()
    {
        using var signals = new Signals();
        using var source = new CancellationTokenSource();
        IActorRef<Patient> actor = Patient.Remote();
        ObjectRef call = actor.UntilCancelledAsync(signals["begun"], signals["cancelled"], source.Token);
        await Signals.WaitAsync(signals["begun"]);
        await source.CancelAsync();
        await Signals.WaitAsync(signals["cancelled"]);
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await call);
        Assert.Equal(1, await actor.Lives());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_queued_call_is_cancelled_while_another_runs()
    {
        using var signals = new Signals();
        IActorRef<Patient> actor = Patient.Remote();
        ObjectRef<int> runs = actor.Until(signals["begun"], signals["go"]);
        await Signals.WaitAsync(signals["begun"]);
        ObjectRef queued = actor.Write(signals["lines"], 1);
        await queued.CancelAsync();
        // Before the running one ends.
        Assert.Contains("Patient.Write", (await Assert.ThrowsAsync<TaskCancelledException>(async () => await queued)).Message);
        Signals.Set(signals["go"]);
        Assert.Equal(1, await runs);
        await actor.Write(signals["lines"], 2);
        Assert.Equal(["2"], Signals.Lines(signals["lines"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Very_many_queued_calls_are_cancelled_by_one_token()
    {
        const int Count = 50_000;
        using var signals = new Signals();
        using var source = new CancellationTokenSource();
        IActorRef<Patient> actor = Patient.Remote();
        ObjectRef<int> runs = actor.Until(signals["begun"], signals["go"]);
        await Signals.WaitAsync(signals["begun"]);
        ObjectRef[] queued = [.. Enumerable.Range(0, Count).Select(i => actor.Write(signals["lines"], i, source.Token))];
        await source.CancelAsync();
        foreach (ObjectRef call in queued) await Assert.ThrowsAsync<TaskCancelledException>(async () => await call);
        Signals.Set(signals["go"]);
        Assert.Equal(1, await runs);
        await actor.Write(signals["lines"], -1);
        Assert.Equal(["-1"], Signals.Lines(signals["lines"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_call_that_waits_for_an_argument_is_cancelled()
    {
        using var signals = new Signals();
        using var source = new CancellationTokenSource();
        IActorRef<Counter> counter = Counter.Remote();
        ObjectRef<int> call = counter.Increment(Steps.Remote().WaitFor(signals["go"], 100), source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await call);
        Signals.Set(signals["go"]);
        Assert.Equal(1, await counter.Increment());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_token_that_was_cancelled_before_makes_no_call()
    {
        IActorRef<Counter> counter = Counter.Remote();
        ObjectRef<int> call = counter.Increment(1, new CancellationToken(true));
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await call);
        Assert.Equal(0, await counter.Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_forced_cancellation_of_an_actors_call_says_the_way_out()
    {
        using var signals = new Signals();
        IActorRef<Patient> actor = Patient.Remote();
        ObjectRef<int> runs = actor.Until(signals["begun"], signals["go"]);
        await Signals.WaitAsync(signals["begun"]);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => runs.CancelAsync(force: true));
        Assert.Contains("Actors.KillAsync", error.Message);
        Signals.Set(signals["go"]);
        Assert.Equal(1, await runs);
    }
}
