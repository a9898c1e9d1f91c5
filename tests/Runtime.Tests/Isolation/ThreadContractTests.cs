using System.Runtime.CompilerServices;
using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Scheduling;
using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Threads;

/// <summary>What actors and places promise holds in threads as it does in processes. On a cluster of its own: it has GPUs.</summary>
public sealed class ThreadContractTests : IAsyncLifetime
{
    private readonly Signals signals = new();
    private Cluster cluster = null!;

    public async Task InitializeAsync()
        => cluster = await Cluster.StartAsync(new() { Workers = 2, Cpus = 4, Gpus = 2, Isolation = Remote.Isolation.Thread });

    public async Task DisposeAsync()
    {
        await cluster.DisposeAsync();
        signals.Dispose();
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_placement_group_holds_and_gives_back()
    {
        PlacementGroup group = await PlacementGroup.CreateAsync([new() { Cpus = 1 }, new() { Cpus = 2 }]);
        Assert.Equal(1, cluster.AvailableResources["CPU"]);
        Assert.Equal(3, await Work.Remote(new() { Cpus = 2, Placement = Placement.In(group, 1) }).Add(1, 2));
        IActorRef<Counter> actor = Counter.Remote(1, new() { Cpus = 1, Placement = Placement.In(group, 0) });
        Assert.Equal(2, await actor.Increment());
        await group.DisposeAsync();
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await actor.Value());
        Assert.Contains("placement group", error.Message);
        await Signals.UntilAsync(() => cluster.AvailableResources["CPU"] == 4, "The group's CPUs did not come back.");
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Whole_gpus_are_given_to_one_at_a_time()
    {
        using var place = new Place();
        var one = new TaskOptions { Gpus = 1, Cpus = 0 };
        int[][] gpus = await new[] { Placed.Remote(one).GpusTogether(place.Folder, 2), Placed.Remote(one).GpusTogether(place.Folder, 2) };
        Assert.Equal([0, 1], gpus.SelectMany(static g => g).Order());
        IActorRef<GpuHolder> holder = GpuHolder.Remote(new() { Gpus = 2 });
        Assert.Equal([0, 1], (await holder.Gpus()).Order());
        Assert.Empty(await Placed.Remote().Gpus());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_exits_and_is_disposed()
    {
        IActorRef<Quitter> actor = Quitter.Remote(signals["ended"]);
        await Assert.ThrowsAsync<ActorDiedException>(async () => await actor.Quit());
        await Assert.ThrowsAsync<ActorDiedException>(async () => await actor.Life());
        Assert.Equal(["ended"], Signals.Lines(signals["ended"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_ends_with_its_last_ref()
    {
        await UseAsync();
        await Signals.UntilAsync(
            () =>
            {
                Support.Collector.CollectHere();
                return Signals.Lines(signals["ended"]).Length == 1;
            },
            "The actor did not end.");

        [MethodImpl(MethodImplOptions.NoInlining)]
        async Task UseAsync() => Assert.Equal(0, await Tenant.Remote(signals["ended"]).Life());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_blocked_group_does_not_hold_up_another()
    {
        IActorRef<Store> store = Store.Remote();
        ObjectRef blocked = store.Block(signals["go"]);
        Assert.Equal("read", await store.Read());
        Assert.False(blocked.IsCompleted);
        Signals.Set(signals["go"]);
        await blocked;
    }
}
