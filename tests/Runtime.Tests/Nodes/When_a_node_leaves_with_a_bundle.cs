using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Nodes;

/// <summary>A node is gone, and with it a bundle of a placement group: another node takes it, and the rest of the group never notices.</summary>
public sealed class When_a_node_leaves_with_a_bundle : IAsyncLifetime
{
    private static readonly Dictionary<string, double> Slot = new() { ["slot"] = 1 };

    private readonly Signals signals = new();
    private OwnCluster own = null!;
    private NodeInfo node = null!;

    private Cluster Cluster => own.Cluster;

    private string Home => Cluster.Nodes[0].Id;

    public async Task InitializeAsync()
    {
        own = await OwnCluster.StartAsync(new() { Workers = 1, Cpus = 2, Resources = new Dictionary<string, double> { ["home"] = 1, ["slot"] = 1 } });
        node = await AddAsync();
    }

    public async Task DisposeAsync()
    {
        await own.DisposeAsync();
        signals.Dispose();
    }

    [Theory(Timeout = Limits.Test)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_node_takes_it_with_the_tasks_and_actors_that_were_there(bool killed)
    {
        await HoldSlotAsync();
        NodeInfo third = await AddAsync();
        await using PlacementGroup group = await CreateAsync("group");
        string first = await Settler.Remote(In(group, 0)).NodeId(), second = first == node.Id ? third.Id : node.Id;
        NodeInfo lost = first == node.Id ? node : third;
        IActorRef<Resident> stays = Resident.Remote(new() { Placement = Placement.In(group, 1) });
        IActorRef<Resident> moves = Resident.Remote(new() { Placement = Placement.In(group, 0), MaxRestarts = 1, MaxTaskRetries = -1 });
        (string, int) before = (await stays.NodeId(), await stays.ProcessId());
        Assert.Equal((Home, lost.Id), (before.Item1, await moves.NodeId()));
        ObjectRef<string> task = Settler.Remote(In(group, 0)).EndElsewhere(lost.Id, signals["runs"]);
        await Signals.UntilAsync(() => Signals.Lines(signals["runs"]).Length == 1, "The task did not begin.");

        if (killed) Kill.Process(lost.ProcessId);
        else await Cluster.RemoveNodeAsync(lost.Id);

        Assert.Equal(second, await task);
        Assert.Equal((second, 1), (await moves.NodeId(), await moves.Life()));
        Assert.Equal(before, (await stays.NodeId(), await stays.ProcessId()));
        Assert.Equal(second, await Settler.Remote(In(group, 0)).NodeId());
        await own.UntilLoggedAsync($"has lost bundle 0 with node {lost.Id}");
        await own.UntilLoggedAsync("has all its bundles again");
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Where_none_has_room_what_belongs_there_waits_and_says_why_until_one_has()
    {
        await HoldSlotAsync();
        PlacementGroup group = await CreateAsync("waits");
        IActorRef<Resident> actor = Resident.Remote(new() { Placement = Placement.In(group, 0), MaxRestarts = 1, MaxTaskRetries = -1 });
        Assert.Equal(node.Id, await actor.NodeId());
        Kill.Process(node.ProcessId);
        await own.UntilLoggedAsync($"has lost bundle 0 with node {node.Id}");

        ObjectRef<string> task = Settler.Remote(In(group, 0)).NodeId(), asked = actor.NodeId();
        Assert.Equal(Home, await Settler.Remote(In(await PlacementGroup.GetAsync("waits"), 1)).NodeId());
        await Signals.UntilAsync(
            () => Cluster.GetPendingCallsAsync().GetAwaiter().GetResult().Any(c => c.Reason.Contains($"was lost with node {node.Id}", StringComparison.Ordinal)), "The task does not say why it waits.");

        NodeInfo another = await AddAsync();
        Assert.Equal([another.Id, another.Id], await new[] { task, asked });
        await group.DisposeAsync();
        await Signals.UntilAsync(() => Cluster.Nodes[1] is var n && n.Available["slot"] == n.Resources["slot"], "The bundle's resources are not free again.");
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_group_that_is_not_whole_can_be_removed()
    {
        await HoldSlotAsync();
        PlacementGroup group = await CreateAsync("removed");
        Kill.Process(node.ProcessId);
        await own.UntilLoggedAsync($"has lost bundle 0 with node {node.Id}");
        ObjectRef<string> task = Settler.Remote(In(group, 0)).NodeId();
        await group.DisposeAsync();
        await Assert.ThrowsAsync<PlacementGroupRemovedException>(async () => await task);
        Assert.Equal(1, Cluster.AvailableResources["home"]);
    }

    private static TaskOptions In(PlacementGroup group, int bundle) => new() { Cpus = 0.5, Placement = Placement.In(group, bundle) };

    private static Task<PlacementGroup> CreateAsync(string name)
        => PlacementGroup.CreateAsync([new Bundle { Cpus = 1, Resources = Slot }, new Bundle { Cpus = 1, Resources = new Dictionary<string, double> { ["home"] = 1 } }], PlacementStrategy.Spread, name);

    // From now on the driver's node has none to give, though it could have one.
    private async Task HoldSlotAsync() => await Resident.Remote(new() { Resources = Slot, Placement = Placement.Node(Home), Lifetime = Lifetime.Detached, Name = "holder" }).NodeId();

    private Task<NodeInfo> AddAsync() => Cluster.AddNodeAsync(new() { Workers = 1, Cpus = 2, Resources = Slot, ObjectStoreMemory = 32 << 20 });
}
