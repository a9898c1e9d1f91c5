using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Nodes;

[Collection(NodesCollection.Name)]
public sealed class When_a_node_joins(NodesFixture fixture)
{
    private Cluster Cluster => fixture.Cluster;

    [Fact]
    public void It_is_listed_with_its_resources_and_a_process_of_its_own()
    {
        Assert.Equal([fixture.Home.Id, fixture.Other.Id], Cluster.Nodes.Select(static n => n.Id));
        Assert.Equal(4, Cluster.TotalResources["CPU"]);
        Assert.Equal(3, Cluster.TotalResources["slot"]);
        Assert.Equal("away", fixture.Other.Labels["zone"]);
        Assert.Equal(Environment.ProcessId, fixture.Home.ProcessId);
        Assert.NotEqual(Environment.ProcessId, fixture.Other.ProcessId);
        Assert.Equal(2, Cluster.Workers.Where(static w => w.Role == "tasks").Select(static w => w.NodeId).Distinct().Count());
    }

    [Theory(Timeout = Limits.Test)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tasks_and_actors_run_where_they_are_told(bool away)
    {
        NodeInfo node = away ? fixture.Other : fixture.Home;
        Placement[] ways = [Placement.Node(node.Id), Placement.Label("zone", away ? "away" : "home")];
        foreach (Placement placement in ways)
        {
            Assert.Equal(node.Id, await Settler.Remote(new() { Placement = placement }).NodeId());
            Assert.Equal(node.Id, await Resident.Remote(new() { Placement = placement }).NodeId());
            Assert.Equal(node.Id, await Resident.Remote(new() { Placement = placement, OwnProcess = true }).NodeId());
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Spread_takes_one_node_after_the_other()
    {
        var spread = new TaskOptions { Placement = Placement.Spread, Cpus = 0.5 };
        IActorRef<Resident>[] actors = [.. Enumerable.Range(0, 4).Select(_ => Resident.Remote(new() { Placement = Placement.Spread, Cpus = 0.5 }))];
        string[] nodes = await actors.Select(static a => a.NodeId()).ToArray();
        Assert.Equal(2, nodes.Count(n => n == fixture.Home.Id));
        Assert.Equal(2, nodes.Count(n => n == fixture.Other.Id));
        Assert.Contains(await Settler.Remote(spread).NodeId(), nodes);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_group_is_strictly_spread_over_both()
    {
        await using PlacementGroup group = await PlacementGroup.CreateAsync([new Bundle { Cpus = 1 }, new Bundle { Cpus = 1 }], PlacementStrategy.StrictSpread);
        string[] nodes = [await In(0), await In(1)];
        Assert.Equal(new[] { fixture.Home.Id, fixture.Other.Id }.Order(), nodes.Order());

        async Task<string> In(int bundle) => await Settler.Remote(new() { Placement = Placement.In(group, bundle) }).NodeId();
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_only_it_has_is_found_there()
    {
        var slot = new TaskOptions { Resources = new Dictionary<string, double> { ["slot"] = 1 } };
        Assert.Equal(fixture.Other.Id, await Settler.Remote(slot).NodeId());
        // Tasks of tasks, from there to here.
        Assert.Equal(8, await Nesting.Remote(slot).Fibonacci(6));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Actors_of_both_call_each_other()
    {
        IActorRef<Resident> here = Resident.Remote(new() { Placement = Placement.Node(fixture.Home.Id) }), there = Resident.Remote(new() { Placement = Placement.Node(fixture.Other.Id) });
        Assert.Equal(fixture.Other.Id, await here.NodeOf(there));
        Assert.Equal(fixture.Home.Id, await there.NodeOf(here));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_its_workers_write_is_in_the_logs()
    {
        string line = $"a line of {Guid.NewGuid():N}";
        await Settler.Remote(new() { Placement = Placement.Node(fixture.Other.Id) }).Say(line);
        await Signals.UntilAsync(IsLogged, "The line is not in the logs.");

        bool IsLogged()
            => Directory.Exists(Cluster.LogFolder) && Directory.GetFiles(Cluster.LogFolder).Any(f => f.Contains("worker-", StringComparison.Ordinal) && ReadAll(f).Split('\n').Contains(line));
    }

    [Fact]
    public async Task Nodes_that_are_none_are_not_removed()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Cluster.RemoveNodeAsync(fixture.Home.Id));
        await Assert.ThrowsAsync<ArgumentException>(() => Cluster.RemoveNodeAsync("ffff"));
        await Assert.ThrowsAsync<ArgumentException>(() => Cluster.RemoveNodeAsync("no number"));
        await Assert.ThrowsAsync<ArgumentException>(() => Cluster.AddNodeAsync(new() { Workers = 0 }));
    }

    // Its writer has it open.
    private static string ReadAll(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
