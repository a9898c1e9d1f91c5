using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Scheduling;

/// <summary>Which devices a task or an actor is given.</summary>
public sealed class GpuTests(PlacementFixture fixture) : IClassFixture<PlacementFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => fixture.AssertAllIsFreeAsync();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Halves_share_a_device_and_whole_ones_do_not()
    {
        using var place = new Place();
        var half = new TaskOptions { Gpus = 0.5 };
        int[][] halves = await Task.WhenAll(Both(half, place.Folder));
        Assert.Single(halves.SelectMany(static gpus => gpus).Distinct());

        using var other = new Place();
        int[][] whole = await Task.WhenAll(Both(new() { Gpus = 1 }, other.Folder));
        Assert.Equal([0, 1], whole.SelectMany(static gpus => gpus).Order());
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task All_devices_can_go_to_one_task_and_none_to_one_that_asks_for_none()
    {
        Assert.Equal(Ids(0, 1), await Placed.Remote(new() { Gpus = 2 }).Gpus());
        Assert.Empty(await Placed.Remote().Gpus());
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task An_actor_keeps_its_device_until_it_ends()
    {
        IActorRef<GpuHolder> actor = GpuHolder.Remote(new() { Gpus = 1 });
        Assert.Equal(Ids(0), await actor.Gpus());
        Assert.Equal(Ids(0), await actor.GpusOfConstructor());
        Assert.Equal(Ids(1), await Placed.Remote(new() { Gpus = 1 }).Gpus());
        await Remote.Actors.KillAsync(actor);
        Assert.Equal(Ids(0, 1), await Placed.Remote(new() { Gpus = 2 }).Gpus());
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_bundle_has_devices_of_its_own()
    {
        await using PlacementGroup group = await PlacementGroup.CreateAsync([new() { Cpus = 1, Gpus = 1 }, new() { Cpus = 1, Gpus = 0.5 }]);
        TaskOptions In(int bundle, double gpus) => new() { Gpus = gpus, Placement = Placement.In(group, bundle) };
        Assert.Equal(Ids(0), await Placed.Remote(In(0, 1)).Gpus());
        Assert.Equal(Ids(1), await Placed.Remote(In(1, 0.5)).Gpus());
        Assert.Equal(Ids(1), await Placed.Remote(new() { Gpus = 0.5 }).Gpus());
        var tooMuch = await Assert.ThrowsAsync<InfeasibleResourcesException>(async () => await Placed.Remote(In(1, 1)).Gpus());
        Assert.Contains("1 GPU (it has 0.5)", tooMuch.Message);
    }

    [Fact]
    public void One_and_a_half_gpus_are_refused()
        => Assert.Contains("whole number", Assert.Throws<ArgumentException>(() => Placed.Remote(new() { Gpus = 1.5 }).Gpus()).Message);

    private static int[] Ids(params int[] ids) => ids;

    private static Task<int[]>[] Both(TaskOptions options, string folder)
        => [Placed.Remote(options).GpusTogether(folder, 2).AsTask(), Placed.Remote(options).GpusTogether(folder, 2).AsTask()];
}
