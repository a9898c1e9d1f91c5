using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>Pending → alive ⇄ restarting → dead, as the list of named actors tells it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class StateTests : IDisposable
{
    private readonly Signals signals = new();

    public void Dispose() => signals.Dispose();

    [Fact(Timeout = Limits.Test)]
    public async Task A_life_from_pending_to_dead()
    {
        IActorRef<Staged> actor = Staged.Remote(signals[""], new() { Name = "staged", MaxRestarts = 1 });
        await Signals.WaitAsync(signals["begun 0"]);
        Assert.Equal(ActorState.Pending, await StateAsync("staged"));
        Signals.Set(signals["go 0"]);
        Assert.Equal(0, await actor.Life());
        Assert.Equal(ActorState.Alive, await StateAsync("staged"));
        await Remote.Actors.KillAsync(actor, restart: true);
        await Signals.WaitAsync(signals["begun 1"]);
        Assert.Equal(ActorState.Restarting, await StateAsync("staged"));
        Signals.Set(signals["go 1"]);
        Assert.Equal(1, await actor.Life());
        Assert.Equal(ActorState.Alive, await StateAsync("staged"));
        await Remote.Actors.KillAsync(actor, restart: true);
        Assert.Null(await StateAsync("staged"));
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await actor.Life());
        Assert.Contains("all 1 restarts are used up", error.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task One_that_waits_for_resources_is_pending()
    {
        IActorRef<Counter> holder = Counter.Remote(1, new() { Name = "holder", Cpus = 2 });
        await holder.Value();
        IActorRef<Counter> waits = Counter.Remote(2, new() { Name = "waits", Cpus = 2 });
        Assert.Equal(ActorState.Pending, await StateAsync("waits"));
        await Remote.Actors.KillAsync(holder);
        Assert.Equal(2, await waits.Value());
        Assert.Equal(ActorState.Alive, await StateAsync("waits"));
        await Remote.Actors.KillAsync(waits);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_constructor_that_throws_leaves_a_dead_actor_that_is_not_made_again()
    {
        IActorRef<Unborn> actor = Unborn.Remote(signals["tries"], new() { Name = "unborn", MaxRestarts = -1, MaxTaskRetries = -1 });
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await actor.Life());
        Assert.IsType<InvalidOperationException>(Assert.IsType<RemoteTaskException>(error.InnerException).InnerException);
        Assert.Null(await StateAsync("unborn"));
        Assert.Equal(["0"], Signals.Lines(signals["tries"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_constructor_that_throws_in_a_restart_ends_it_too()
    {
        IActorRef<Unborn> actor = Unborn.Remote(signals["tries"], 1, new() { Name = "reborn", MaxRestarts = -1 });
        Assert.Equal(0, await actor.Life());
        await Remote.Actors.KillAsync(actor, restart: true);
        await Assert.ThrowsAsync<ActorDiedException>(async () => await actor.Life());
        Assert.Equal(["0", "1"], Signals.Lines(signals["tries"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Named_actors_are_listed_by_namespace()
    {
        IActorRef<Counter> b = Counter.Remote(1, new() { Name = "b", Namespace = "listed" }), a = Counter.Remote(2, new() { Name = "a", Namespace = "listed" });
        IActorRef<Counter> other = Counter.Remote(3, new() { Name = "c", Namespace = "listed elsewhere" }), nameless = Counter.Remote(4);
        await new[] { a.Value(), b.Value(), other.Value(), nameless.Value() };
        IReadOnlyList<ActorInfo> listed = await Remote.Actors.ListAsync("listed");
        Assert.Equal(["a", "b"], listed.Select(i => i.Name));
        Assert.All(listed, i => Assert.Equal(("listed", "Counter", ActorState.Alive), (i.Namespace, i.ClassName, i.State)));
        Assert.Equal(2, listed.Select(i => i.Id).Distinct().Count());
        Assert.Contains(await Remote.Actors.ListAsync(), i => (i.Name, i.Namespace) == ("c", "listed elsewhere"));
        Assert.Equal(2, await Listers.Remote().Count("listed"));
        Assert.Empty(await Remote.Actors.ListAsync("nowhere"));
        GC.KeepAlive((a, b, other));
    }

    private static async Task<ActorState?> StateAsync(string name) => (await Remote.Actors.ListAsync()).SingleOrDefault(i => i.Name == name)?.State;
}

/// <summary>An actor whose constructor waits in each life.</summary>
[Remote]
internal sealed class Staged
{
    public Staged(string folder)
    {
        Signals.Set(Path.Combine(folder, $"begun {RemoteContext.Current.Attempt}"));
        Signals.Wait(Path.Combine(folder, $"go {RemoteContext.Current.Attempt}"));
    }

    public int Life() => RemoteContext.Current.Attempt;
}

/// <summary>An actor whose constructor throws from a life on.</summary>
[Remote]
internal sealed class Unborn
{
    public Unborn(string tries, int from = 0)
    {
        Signals.Append(tries, $"{RemoteContext.Current.Attempt}");
        if (RemoteContext.Current.Attempt >= from) throw new InvalidOperationException("not in this life");
    }

    public int Life() => RemoteContext.Current.Attempt;
}

internal static class Listers
{
    [Remote]
    public static async Task<int> Count(string space) => (await Remote.Actors.ListAsync(space)).Count;
}
