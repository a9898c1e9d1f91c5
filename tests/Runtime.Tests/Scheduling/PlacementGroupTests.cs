using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Scheduling;

/// <summary>Placement groups as a user has them.</summary>
public sealed class PlacementGroupTests(PlacementFixture fixture) : IClassFixture<PlacementFixture>, IAsyncLifetime
{
    private static readonly Bundle OneCpu = new() { Cpus = 1 };

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => fixture.AssertAllIsFreeAsync();

    [Theory(Timeout = TestLimits.Usual)]
    [InlineData(PlacementStrategy.Pack)]
    [InlineData(PlacementStrategy.Spread)]
    [InlineData(PlacementStrategy.StrictPack)]
    public async Task A_group_holds_its_resources_until_it_is_disposed(PlacementStrategy strategy)
    {
        PlacementGroup group = await PlacementGroup.CreateAsync([OneCpu, new() { Cpus = 0.5, Resources = new Dictionary<string, double> { ["slot"] = 1 } }], strategy);
        Assert.Equal(2, group.BundleCount);
        Assert.Equal(1, fixture.Cluster.AvailableResources["slot"]);
        int[] sums = await new[] { Work.Remote(In(group, 0)).Add(1, 2), Work.Remote(In(group, 1, cpus: 0.5)).Add(3, 4), Work.Remote(In(group, -1)).Add(5, 6) };
        Assert.Equal([3, 7, 11], sums);
        Assert.Equal(1, fixture.Cluster.AvailableResources["slot"]);
        await group.DisposeAsync();
        Assert.Equal(2, fixture.Cluster.AvailableResources["slot"]);
        await group.DisposeAsync();
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Tasks_in_a_bundle_share_what_it_has_and_no_more()
    {
        await using PlacementGroup group = await PlacementGroup.CreateAsync([OneCpu]);
        Span[] spans = await Enumerable.Range(0, 8).Select(_ => Spans.Remote(In(group, 0)).Run()).ToArray();
        Assert.Equal(1, Spans.MostAtOnce(spans));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_that_waits_lends_its_cpu_within_its_bundle()
    {
        await using PlacementGroup group = await PlacementGroup.CreateAsync([OneCpu]);
        int[] sums = await Enumerable.Range(1, 4).Select(i => Placed.Remote(In(group, 0)).AddTwice(group, i)).ToArray();
        Assert.Equal([3, 6, 9, 12], sums);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_group_waits_for_what_others_hold_or_is_withdrawn()
    {
        IActorRef<Counter> holder = Counter.Remote(new() { Cpus = 3 });
        await holder.Value();
        using var stop = new CancellationTokenSource();
        Task<PlacementGroup> withdrawn = PlacementGroup.CreateAsync([OneCpu, OneCpu], cancellationToken: stop.Token);
        Task<PlacementGroup> waiting = PlacementGroup.CreateAsync([OneCpu, OneCpu]);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => withdrawn);
        Assert.False(waiting.IsCompleted);
        await Remote.Actors.KillAsync(holder);
        await using PlacementGroup group = await waiting;
        Assert.Equal(3, await Work.Remote(In(group, 1)).Add(1, 2));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_queue_of_small_tasks_does_not_keep_a_group_out()
    {
        Queue<ObjectRef<int>> tasks = new(Enumerable.Range(0, 60).Select(_ => Cpus.Remote().SpinFor(5)));
        Task<PlacementGroup> group = PlacementGroup.CreateAsync([new() { Cpus = 4 }], PlacementStrategy.StrictPack);
        while (!group.IsCompleted)
        {
            tasks.Enqueue(Cpus.Remote().SpinFor(5));
            await Task.WhenAny(tasks.Peek().AsTask(), group);
            if (tasks.Peek().IsCompleted) await tasks.Dequeue();
        }

        await (await group).DisposeAsync();
        await tasks.ToArray();
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_lends_its_cpus_to_the_group_that_it_makes()
        => Assert.Equal(1, await Placed.Remote().MakeGroupOfAll());

    [Fact(Timeout = TestLimits.Usual)]
    public async Task What_is_in_a_group_ends_with_it()
    {
        using var place = new Place();
        PlacementGroup group = await PlacementGroup.CreateAsync([OneCpu, OneCpu]);
        ObjectRef<int> running = Gates.Remote(In(group, 0)).Pass(place.Folder, "never", 1);
        ObjectRef<int> queued = Gates.Remote(In(group, 0)).Pass(place.Folder, "never", 2);
        IActorRef<Counter> actor = Counter.Remote(new() { Cpus = 1, Placement = Placement.In(group, 1) });
        Assert.Equal(0, await actor.Value());
        ObjectRef<int> outside = Gates.Remote().Pass(place.Folder, "open", 3);

        await group.DisposeAsync();
        await Assert.ThrowsAsync<PlacementGroupRemovedException>(async () => await running);
        await Assert.ThrowsAsync<PlacementGroupRemovedException>(async () => await queued);
        var died = await Assert.ThrowsAsync<ActorDiedException>(async () => await actor.Value());
        Assert.IsType<PlacementGroupRemovedException>(died.InnerException);
        place.Mark("open");
        Assert.Equal(3, await outside);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Work_for_a_group_that_was_removed_fails_at_once()
    {
        PlacementGroup group = await PlacementGroup.CreateAsync([OneCpu]);
        await group.DisposeAsync();
        var task = await Assert.ThrowsAsync<PlacementGroupRemovedException>(async () => await Work.Remote(In(group, 0)).Add(1, 2));
        Assert.Contains(group.Id, task.Message);
        var actor = await Assert.ThrowsAsync<ActorDiedException>(async () => await Counter.Remote(new() { Placement = Placement.In(group, 0) }).Value());
        Assert.IsType<PlacementGroupRemovedException>(actor.InnerException);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_group_that_can_never_fit_fails_at_once_and_names_what_is_missing()
    {
        async Task<string> Never(PlacementStrategy strategy, params Bundle[] bundles)
            => (await Assert.ThrowsAsync<InfeasibleResourcesException>(() => PlacementGroup.CreateAsync(bundles, strategy))).Message;
        Assert.Contains("2 bundles cannot each be on a node", await Never(PlacementStrategy.StrictSpread, OneCpu, OneCpu));
        Assert.Contains("5 CPU", await Never(PlacementStrategy.Pack, new Bundle { Cpus = 5 }));
        Assert.Contains("6 CPU", await Never(PlacementStrategy.Pack, new Bundle { Cpus = 3 }, new Bundle { Cpus = 3 }));
        Assert.Contains("1 moon", await Never(PlacementStrategy.Spread, new Bundle { Resources = new Dictionary<string, double> { ["moon"] = 1 } }));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Work_that_its_bundle_can_never_hold_fails_at_once()
    {
        await using PlacementGroup group = await PlacementGroup.CreateAsync([OneCpu, new() { Cpus = 2 }]);
        var error = await Assert.ThrowsAsync<InfeasibleResourcesException>(async () => await Work.Remote(In(group, 0, cpus: 2)).Add(1, 2));
        Assert.Contains("2 CPU (it has 1), which bundle 0 of placement group", error.Message);
        Assert.Equal(3, await Work.Remote(In(group, -1, cpus: 2)).Add(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Placement.In(group, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Placement.In(group, -2));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_name_finds_its_group()
    {
        PlacementGroup group = await PlacementGroup.CreateAsync([OneCpu], name: "pipeline");
        PlacementGroup found = await PlacementGroup.GetAsync("pipeline");
        Assert.Equal((group.Id, 1, "pipeline"), (found.Id, found.BundleCount, found.Name));
        await Assert.ThrowsAsync<InvalidOperationException>(() => PlacementGroup.CreateAsync([OneCpu], name: "pipeline"));
        await found.DisposeAsync();
        await Assert.ThrowsAsync<KeyNotFoundException>(() => PlacementGroup.GetAsync("pipeline"));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_group_ends_with_the_process_that_made_it()
    {
        await Assert.ThrowsAsync<WorkerCrashedException>(async () => await Placed.Remote().MakeGroupAndEnd());
        await fixture.AssertAllIsFreeAsync();
        await Assert.ThrowsAsync<KeyNotFoundException>(() => PlacementGroup.GetAsync("orphan"));
    }

    [Fact]
    public async Task Bundles_that_are_none_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => PlacementGroup.CreateAsync([]));
        Assert.Contains("Bundle 1", (await Assert.ThrowsAsync<ArgumentException>(() => PlacementGroup.CreateAsync([OneCpu, new()]))).Message);
        await Assert.ThrowsAsync<ArgumentException>(() => PlacementGroup.CreateAsync([new() { Cpus = -1 }]));
        await Assert.ThrowsAsync<ArgumentException>(() => PlacementGroup.CreateAsync([new() { Cpus = double.NaN }]));
        await Assert.ThrowsAsync<ArgumentException>(() => PlacementGroup.CreateAsync([OneCpu], name: " "));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => PlacementGroup.CreateAsync([OneCpu], (PlacementStrategy)9));
    }

    private static TaskOptions In(PlacementGroup group, int bundle, double cpus = 1) => new() { Cpus = cpus, Placement = Placement.In(group, bundle) };
}
