using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

[Collection(ClusterCollection.Name)]
public sealed class NameTests
{
    [Fact(Timeout = Limits.Test)]
    public async Task A_named_actor_is_found()
    {
        IActorRef<Counter> counter = Counter.Remote(1, new() { Name = "found" });
        IActorRef<Counter> same = await Remote.Actors.GetAsync<Counter>("found");
        Assert.Equal(counter, same);
        await counter.Increment();
        Assert.Equal(2, await same.Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Other_processes_find_it()
    {
        IActorRef<Counter> counter = Counter.Remote(50, new() { Name = "everywhere", Namespace = "mine" });
        Assert.Equal(51, await Finders.Remote().FindAndIncrement("everywhere", "mine"));
        Assert.Equal(51, await counter.Value());
    }

    // Its creation goes to the node, the task to a worker: neither waits for the other.
    [Fact(Timeout = Limits.Test)]
    public async Task Who_is_told_of_it_by_its_creator_finds_it()
    {
        for (int i = 0; i < 300; i++)
        {
            IActorRef<Counter> counter = Counter.Remote(i, new() { Name = $"just made {i}", Namespace = "mine" });
            Assert.Equal(i + 1, await Finders.Remote().FindAndIncrement($"just made {i}", "mine"));
            GC.KeepAlive(counter);
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_name_that_nobody_has_is_said()
    {
        var error = await Assert.ThrowsAsync<KeyNotFoundException>(() => Remote.Actors.GetAsync<Counter>("nobody"));
        Assert.Contains("'nobody'", error.Message);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Remote.Actors.GetAsync<Counter>("nobody", "elsewhere"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_name_is_had_once_in_a_namespace()
    {
        IActorRef<Counter> first = Counter.Remote(1, new() { Name = "taken" });
        IActorRef<Counter> second = Counter.Remote(2, new() { Name = "taken" });
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await second.Value());
        Assert.Contains("'taken' is taken", error.Message);
        Assert.Equal(1, await first.Value());
        Assert.Equal(3, await Counter.Remote(3, new() { Name = "taken", Namespace = "other" }).Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task GetIfExists_gives_the_living_one()
    {
        ActorOptions options = new() { Name = "one of us", GetIfExists = true };
        IActorRef<Counter> first = Counter.Remote(1, options), second = Counter.Remote(100, options);
        await first.Increment();
        Assert.Equal(2, await second.Value());
        Assert.Equal(3, await Steps.Remote().AddTo(second, 1) + 2);
        Assert.Equal(3, await first.Value());

        await Remote.Actors.KillAsync(second);
        await Assert.ThrowsAsync<ActorDiedException>(async () => await first.Value());
        Assert.Equal(7, await Counter.Remote(7, options).Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task GetIfExists_from_many_callers_makes_one()
    {
        ObjectRef<int>[] processes = [.. Enumerable.Range(0, 20).Select(_ => Finders.Remote().GetOrMake("only one"))];
        await processes;
        Assert.Equal(20, await (await Remote.Actors.GetAsync<Counter>("only one")).Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_dead_actors_name_is_free()
    {
        IActorRef<Counter> first = Counter.Remote(1, new() { Name = "phoenix" });
        await Remote.Actors.KillAsync(first);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Remote.Actors.GetAsync<Counter>("phoenix"));
        Assert.Equal(2, await Counter.Remote(2, new() { Name = "phoenix" }).Value());
    }

    [Fact]
    public void GetIfExists_needs_a_name() => Assert.Throws<ArgumentException>(() => Counter.Remote(new() { GetIfExists = true }));
}

internal static class Finders
{
    [Remote]
    public static async Task<int> FindAndIncrement(string name, string space)
        => await (await Remote.Actors.GetAsync<Counter>(name, space)).Increment();

    [Remote]
    public static async Task<int> GetOrMake(string name)
        => await Counter.Remote(new() { Name = name, GetIfExists = true, Lifetime = Lifetime.Detached }).Increment();
}
