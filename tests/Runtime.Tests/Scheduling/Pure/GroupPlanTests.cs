using Remote.Scheduling;
using Remote.Scheduling.Groups;
using static Remote.Runtime.Tests.Scheduling.Pure.Nodes;

namespace Remote.Runtime.Tests.Scheduling.Pure;

public sealed class GroupPlanTests
{
    [Fact]
    public void Pack_uses_as_few_nodes_as_it_can()
    {
        Scheduler scheduler = Same(10, Vector(4));
        Assert.Single(Plan(scheduler, PlacementStrategy.Pack, Vector(1), Vector(2), Vector(1)).Nodes!.Distinct());
        Assert.Equal(2, Plan(scheduler, PlacementStrategy.Pack, Vector(3), Vector(3), Vector(1), Vector(1)).Nodes!.Distinct().Count());
    }

    [Fact]
    public void Spread_uses_as_many_nodes_as_there_are()
    {
        Scheduler scheduler = Same(3, Vector(4));
        Assert.Equal(2, Plan(scheduler, PlacementStrategy.Spread, Vector(1), Vector(1)).Nodes!.Distinct().Count());
        Assert.Equal([1, 2, 2], Plan(scheduler, PlacementStrategy.Spread, [.. Enumerable.Repeat(Vector(1), 5)]).Nodes!.CountBy(static n => n).Select(static c => c.Value).Order());
    }

    [Fact]
    public void StrictPack_is_one_node_or_none()
    {
        Scheduler scheduler = Of(Vector(2), Vector(4));
        Assert.Equal([2ul, 2ul], Plan(scheduler, PlacementStrategy.StrictPack, Vector(2), Vector(2)).Nodes!);
        Assert.Contains("5 CPU (the largest has 4)", Plan(scheduler, PlacementStrategy.StrictPack, Vector(2), Vector(3)).Reason);
    }

    [Fact]
    public void StrictSpread_is_a_node_for_each_or_none()
    {
        Scheduler scheduler = Same(3, Vector(4));
        Assert.Equal([1ul, 2ul, 3ul], Plan(scheduler, PlacementStrategy.StrictSpread, Vector(1), Vector(1), Vector(1)).Nodes!.Order());
        Assert.Contains("4 bundles", Plan(scheduler, PlacementStrategy.StrictSpread, [.. Enumerable.Repeat(Vector(1), 4)]).Reason);
    }

    [Fact]
    public void The_scarcest_bundle_is_laid_first()
    {
        // A CPU bundle on the only node with a GPU would leave the GPU bundle without a node.
        Scheduler scheduler = Of(Vector(4, gpus: 1), Vector(1));
        Assert.Equal([2ul, 1ul], Plan(scheduler, PlacementStrategy.StrictSpread, Vector(1), Vector(1, gpus: 1)).Nodes!);
    }

    [Fact]
    public void A_choice_that_leaves_no_place_for_a_later_bundle_is_taken_back()
    {
        // Both nodes hold the first bundle, and the better one by score is the only one that holds the second.
        Scheduler scheduler = Of(Vector(4, memory: 8), Vector(4));
        Assert.Equal([2ul, 1ul], Plan(scheduler, PlacementStrategy.StrictSpread, Vector(4), Vector(1, memory: 4)).Nodes!);
        Scheduler three = Of(Vector(3), Vector(3));
        Assert.Contains("do not fit the nodes", Plan(three, PlacementStrategy.Pack, Vector(2), Vector(2), Vector(2)).Reason);
    }

    [Fact]
    public void What_others_hold_is_waited_for()
    {
        Scheduler scheduler = Same(2, Vector(2));
        Holding held = scheduler.Take(Vector(2))!;
        GroupPlan plan = Plan(scheduler, PlacementStrategy.StrictSpread, Vector(2), Vector(2));
        Assert.Null(plan.Nodes);
        Assert.Null(plan.Reason);
        held.Account.Give(held);
        Assert.NotNull(Plan(scheduler, PlacementStrategy.StrictSpread, Vector(2), Vector(2)).Nodes!);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Scheduler scheduler = Same(2, Vector(2));
        Assert.Contains("bundle 1 cannot be placed: it needs 3 CPU", Plan(scheduler, PlacementStrategy.Pack, Vector(1), Vector(3)).Reason);
        Assert.Contains("5 CPU together, and the whole cluster has 4", Plan(scheduler, PlacementStrategy.Pack, Vector(1), Vector(2), Vector(2)).Reason);
    }

    [Theory]
    [InlineData(PlacementStrategy.Pack)]
    [InlineData(PlacementStrategy.Spread)]
    [InlineData(PlacementStrategy.StrictPack)]
    [InlineData(PlacementStrategy.StrictSpread)]
    public void In_a_large_cluster_a_group_with_a_rare_resource_finds_its_node(PlacementStrategy strategy)
    {
        Scheduler scheduler = Of([.. Enumerable.Repeat(Vector(8), 3000), Vector(8, gpus: 2)]);
        ulong[] nodes = Plan(scheduler, strategy, Vector(2), Vector(1, gpus: 0.5), Vector(1)).Nodes!;
        Assert.Equal(3001ul, nodes[1]);
        if (strategy == PlacementStrategy.StrictPack) Assert.Single(nodes.Distinct());
        if (strategy == PlacementStrategy.StrictSpread) Assert.Equal(3, nodes.Distinct().Count());
    }

    private static GroupPlan Plan(Scheduler scheduler, PlacementStrategy strategy, params ResourceVector[] bundles)
        => new GroupPlanner(scheduler).Plan([.. bundles.Select(scheduler.Compile)], strategy);
}
