using Remote.Scheduling;
using static Remote.Runtime.Tests.Scheduling.Pure.Nodes;

namespace Remote.Runtime.Tests.Scheduling.Pure;

/// <summary>Work goes to the node that holds what it reads, while that has room.</summary>
public sealed class LocalityTests
{
    [Fact]
    public void The_node_that_holds_the_arguments_is_filled_though_others_are_empty()
    {
        Scheduler scheduler = Same(3, Vector(4));
        Assert.All(Enumerable.Range(0, 4), _ => Assert.Equal(3ul, Near(scheduler, 3)));
        // Without room, another will do: what waits for its bytes does not wait for a node.
        Assert.NotEqual(3ul, Near(scheduler, 3));
    }

    [Fact]
    public void A_node_that_has_left_or_is_kept_for_others_is_none()
    {
        Scheduler scheduler = Same(2, Vector(4));
        scheduler.RemoveNode(2);
        Assert.Equal(1ul, Near(scheduler, 2));
        Assert.True(scheduler.TryReserve(scheduler.Compile(Vector(3))));
        Assert.Null(Near(scheduler, 1));
    }

    [Fact]
    public void Work_without_gpus_keeps_off_nodes_with_gpus_whatever_they_hold()
    {
        Scheduler scheduler = Of(Vector(4, gpus: 1), Vector(4));
        Assert.Equal(2ul, Near(scheduler, 1));
        Assert.Equal(1ul, scheduler.Decide(scheduler.Compile(Vector(1, gpus: 1)), null, near: 1).Account!.Node);
    }

    [Fact]
    public void A_rule_comes_first()
    {
        Scheduler scheduler = Same(3, Vector(4));
        Assert.Equal(1ul, scheduler.Decide(scheduler.Compile(Vector(1)), PlacementRule.On(1, soft: true), near: 3).Account!.Node);
        ulong[] nodes = [.. Enumerable.Range(0, 3).Select(_ => scheduler.Decide(scheduler.Compile(Vector(1)), PlacementRule.Spread, near: 3).Account!.Node)];
        Assert.Equal([1ul, 2ul, 3ul], nodes.Order());
    }

    [Fact]
    public void Who_only_asks_takes_nobodys_turn()
    {
        Scheduler scheduler = Same(2, Vector(4));
        Demand demand = scheduler.Compile(Vector(1));
        ulong first = scheduler.Decide(demand, PlacementRule.Spread).Account!.Node;
        for (int i = 0; i < 3; i++) Assert.Equal(DecisionKind.Placed, scheduler.Foresee(demand, PlacementRule.Spread).Kind);
        Assert.NotEqual(first, scheduler.Decide(demand, PlacementRule.Spread).Account!.Node);
    }

    private static ulong? Near(Scheduler scheduler, ulong node)
    {
        Demand demand = scheduler.Compile(Vector(1));
        Decision decision = scheduler.Decide(demand, near: node);
        return decision.Kind == DecisionKind.Placed ? decision.Account!.Take(demand).Account.Node : null;
    }
}
