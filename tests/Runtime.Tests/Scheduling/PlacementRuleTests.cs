using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Scheduling;

/// <summary>Nodes, labels, and the rules that name them.</summary>
public sealed class PlacementRuleTests(PlacementFixture fixture) : IClassFixture<PlacementFixture>
{
    private string Id => fixture.Cluster.Nodes[0].Id;

    [Fact(Timeout = TestLimits.Usual)]
    public async Task The_cluster_says_what_its_nodes_are_and_have()
    {
        NodeInfo node = Assert.Single(fixture.Cluster.Nodes);
        Assert.Equal(await Placed.Remote().NodeId(), node.Id);
        Assert.Equal("a", node.Labels["zone"]);
        Assert.Equal((4, 2, 2), (node.Resources["CPU"], node.Resources["GPU"], node.Resources["slot"]));
        Assert.True(node.Resources["memory"] > 0);
        Assert.Equal(node.Resources, fixture.Cluster.TotalResources);

        IActorRef<Counter> actor = Counter.Remote(new() { Cpus = 0.0001, Resources = new Dictionary<string, double> { ["slot"] = 1.5 } });
        await actor.Value();
        Assert.Equal(0.5, fixture.Cluster.AvailableResources["slot"]);
        await Remote.Actors.KillAsync(actor);
        await fixture.AssertAllIsFreeAsync();
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Every_rule_that_this_node_meets_runs_here()
    {
        Placement[] rules =
        [
            Placement.Spread, Placement.Node(Id), Placement.Node(Id, soft: true), Placement.Node("ffff", soft: true),
            Placement.Node("my-machine", soft: true), Placement.Label("zone", "a"),
        ];
        foreach (Placement rule in rules)
        {
            Assert.Equal(Id, await Placed.Remote(new() { Placement = rule }).NodeId());
            IActorRef<Counter> actor = Counter.Remote(5, new() { Placement = rule });
            Assert.Equal(5, await actor.Value());
        }
    }

    [Theory(Timeout = TestLimits.Usual)]
    [InlineData("node", "node ffff, which the cluster does not have")]
    [InlineData("label", "zone=z, and the nodes have zone=a")]
    [InlineData("other", "no node has a label 'rack'")]
    public async Task A_rule_that_nothing_meets_fails_at_once_and_is_named(string kind, string named)
    {
        Placement rule = kind switch { "node" => Placement.Node("ffff"), "label" => Placement.Label("zone", "z"), _ => Placement.Label("rack", "1") };
        var task = await Assert.ThrowsAsync<InfeasibleResourcesException>(async () => await Placed.Remote(new() { Placement = rule }).NodeId());
        Assert.Contains(named, task.Message);
        var actor = await Assert.ThrowsAsync<ActorDiedException>(async () => await Counter.Remote(new() { Placement = rule }).Value());
        Assert.Contains(named, Assert.IsType<InfeasibleResourcesException>(actor.InnerException).Message);
    }

    [Fact]
    public void Ids_that_are_none_are_refused()
    {
        Assert.Contains("Cluster.Nodes", Assert.Throws<ArgumentException>(() => Placement.Node("my-machine")).Message);
        Assert.Throws<ArgumentException>(() => Placement.Node(" "));
        Assert.Throws<ArgumentException>(() => Placement.Label("", "a"));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_queue_of_small_tasks_does_not_keep_a_large_actor_out()
    {
        Queue<ObjectRef<int>> tasks = new(Enumerable.Range(0, 60).Select(_ => Cpus.Remote().SpinFor(5)));
        IActorRef<Counter> actor = Counter.Remote(7, new() { Cpus = 4 });
        ObjectRef<int> value = actor.Value();
        while (!value.IsCompleted)
        {
            // The queue is never empty.
            tasks.Enqueue(Cpus.Remote().SpinFor(5));
            // While the actor has all CPUs, tasks wait for it.
            await Task.WhenAny(tasks.Peek().AsTask(), value.AsTask());
            if (tasks.Peek().IsCompleted) await tasks.Dequeue();
        }

        Assert.Equal(7, await value);
        await Remote.Actors.KillAsync(actor);
        await tasks.ToArray();
    }
}
