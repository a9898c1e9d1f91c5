using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>An actor that ends itself.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ExitTests : IDisposable
{
    private readonly Signals signals = new();

    public void Dispose() => signals.Dispose();

    [Theory(Timeout = Limits.Test)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task From_a_method_that_returns(bool ownProcess)
    {
        IActorRef<Quitter> actor = Quitter.Remote(signals["ended"], new() { MaxRestarts = -1, MaxTaskRetries = -1, OwnProcess = ownProcess });
        Assert.Equal(0, await actor.Life());
        ObjectRef<int> quits = actor.Quit(), behind = actor.Life();
        await AssertExited(quits);
        await AssertExited(behind);
        await AssertExited(actor.Life());
        Assert.Equal(["ended"], Signals.Lines(signals["ended"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task From_an_async_method()
    {
        IActorRef<Quitter> actor = Quitter.Remote(signals["ended"]);
        await AssertExited(actor.QuitAsync());
        await AssertExited(actor.Life());
        Assert.Equal(["ended"], Signals.Lines(signals["ended"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task From_a_stream_whose_items_are_delivered_before()
    {
        IActorRef<Quitter> actor = Quitter.Remote(signals["ended"]);
        List<int> items = [];
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () =>
        {
            await foreach (int item in actor.QuitAfter(3)) items.Add(item);
        });
        Assert.Contains("exited by itself", error.Message);
        Assert.Equal([0, 1, 2], items);
        await AssertExited(actor.Life());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task It_ends_also_where_its_exception_is_caught()
    {
        IActorRef<Quitter> actor = Quitter.Remote(signals["ended"]);
        Assert.Contains("ExitActor", await actor.QuitButCatch());
        await AssertExited(actor.Life());
        Assert.Equal(["ended"], Signals.Lines(signals["ended"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Calls_under_way_end_before_it_is_disposed()
    {
        IActorRef<Quitter> actor = Quitter.Remote(signals["ended"], new() { MaxConcurrency = 3 });
        ObjectRef<int> goesOn = actor.UntilAsync(signals["first"], signals["go on"]);
        ObjectRef sees = actor.UntilCancelledAsync(signals["second"]);
        await Signals.WaitAsync(signals["first"]);
        await Signals.WaitAsync(signals["second"]);
        ObjectRef<int> quits = actor.Quit();
        await AssertExited(quits);
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await sees);
        Assert.False(goesOn.IsCompleted);
        Assert.Empty(Signals.Lines(signals["ended"]));
        Signals.Set(signals["go on"]);
        Assert.Equal(7, await goesOn);
        await AssertExited(actor.Life());
        Assert.Equal(["ended"], Signals.Lines(signals["ended"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_thousand_calls_that_wait_are_told()
    {
        IActorRef<Quitter> actor = Quitter.Remote(signals["ended"]);
        ObjectRef<int> quits = actor.QuitAtAsync(signals["begun"], signals["go"]);
        ObjectRef<int>[] waiting = [.. Enumerable.Range(0, 1000).Select(_ => actor.Life())];
        await Signals.WaitAsync(signals["begun"]);
        Signals.Set(signals["go"]);
        await AssertExited(quits);
        foreach (ObjectRef<int> call in waiting) await AssertExited(call);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Its_name_and_its_resources_are_free()
    {
        IActorRef<Quitter> actor = Quitter.Remote(signals["ended"], new() { Name = "quitter", Cpus = 2 });
        await AssertExited(actor.Quit());
        IActorRef<Quitter> next = Quitter.Remote(signals["next ended"], new() { Name = "quitter", Cpus = 2 });
        Assert.Equal(0, await next.Life());
        await Remote.Actors.KillAsync(next);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_is_no_actor_cannot_exit() => Assert.Contains("does not run in one", await Outsiders.Remote().Exit());

    private static async Task AssertExited(ObjectRef call)
    {
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await call);
        Assert.Contains("exited by itself", error.Message);
    }
}
