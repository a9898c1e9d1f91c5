using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>Actors.EndAsync: an end in good order, by request.</summary>
[Collection(ClusterCollection.Name)]
public sealed class EndTests : IDisposable
{
    private readonly Signals signals = new();

    public void Dispose() => signals.Dispose();

    [Theory(Timeout = Limits.Test)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_made_before_run_and_those_after_fail(bool ownProcess)
    {
        IActorRef<Tenant> actor = Tenant.Remote(signals["ended"], new() { OwnProcess = ownProcess, MaxRestarts = -1, MaxTaskRetries = -1, Name = "ends" });
        ObjectRef[] before = [actor.Until(signals["begun"], signals["go"]), .. Enumerable.Range(0, 100).Select(i => actor.Note(signals["lines"], i))];
        Task end = Remote.Actors.EndAsync(actor);
        ObjectRef<int> after = actor.Life();
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await after);
        Assert.Contains("EndAsync", error.Message);
        Assert.False(end.IsCompleted);
        Signals.Set(signals["go"]);
        await end;
        await before;
        Assert.Equal(100, Signals.Lines(signals["lines"]).Length);
        Assert.Single(Signals.Lines(signals["ended"]));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Remote.Actors.GetAsync<Tenant>("ends"));
        await Remote.Actors.EndAsync(actor);
        error = await Assert.ThrowsAsync<ActorDiedException>(async () => await actor.Life());
        Assert.Contains("EndAsync", error.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Calls_of_other_processes_that_reached_it_run_too()
    {
        IActorRef<Tenant> actor = Tenant.Remote(signals["ended"]);
        _ = actor.Until(signals["begun"], signals["go"]);
        await Signals.WaitAsync(signals["begun"]);
        ObjectRef<string> elsewhere = Enders.Remote().CallAndEnd(actor, signals["lines"]);
        Signals.Set(signals["go"]);
        Assert.Equal("ended", await elsewhere);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"{i}"), Signals.Lines(signals["lines"]));
        await Assert.ThrowsAsync<ActorDiedException>(async () => await actor.Life());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_kill_does_not_wait_for_it()
    {
        IActorRef<Tenant> actor = Tenant.Remote(signals["ended"]);
        _ = actor.Until(signals["begun"], signals["go"]);
        await Signals.WaitAsync(signals["begun"]);
        Task end = Enders.Remote().End(actor).AsTask();
        await Remote.Actors.KillAsync(actor);
        await end;
        Signals.Set(signals["go"]);
        await Assert.ThrowsAsync<ActorDiedException>(async () => await actor.Life());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task One_whose_argument_is_late_is_never_made()
    {
        IActorRef<Counter> actor = Counter.Remote(Steps.Remote().WaitFor(signals["go"], 1));
        await Remote.Actors.EndAsync(actor);
        Signals.Set(signals["go"]);
        await Assert.ThrowsAsync<ActorDiedException>(async () => await actor.Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task One_that_never_was_or_was_never_alive_is_ended_at_once()
    {
        await Remote.Actors.EndAsync(Stillborn.Remote("no"));
        await Remote.Actors.KillAsync(Stillborn.Remote("no"));
        Assert.Throws<ArgumentNullException>(() => { _ = Remote.Actors.EndAsync<Counter>(null!); });
        Assert.Contains("Remote(...)", Assert.Throws<ArgumentException>(() => { _ = Remote.Actors.KillAsync(new Impostor()); }).Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_does_not_wait_for_its_own_end()
    {
        IActorRef<Quitter> actor = Quitter.Remote(signals["ended"]);
        Assert.Contains("ExitActor", await actor.EndOf(actor));
        Assert.Equal(0, await actor.Life());
    }

    private sealed class Impostor : IActorRef<Counter>;
}

internal static class Enders
{
    [Remote]
    public static async Task End(IActorRef<Tenant> actor) => await Remote.Actors.EndAsync(actor);

    [Remote]
    public static async Task<string> CallAndEnd(IActorRef<Tenant> actor, string lines)
    {
        for (int i = 0; i < 50; i++) _ = actor.Note(lines, i);
        await Remote.Actors.EndAsync(actor);
        return "ended";
    }
}
