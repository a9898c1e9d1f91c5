using Remote.Scheduling;
using static Remote.Runtime.Tests.Scheduling.Pure.Nodes;

namespace Remote.Runtime.Tests.Scheduling.Pure;

public sealed class RuleTests
{
    [Fact]
    public void Spread_takes_one_node_after_the_other()
    {
        Scheduler scheduler = Of(Vector(4), Vector(4, gpus: 1), Vector(4));
        ulong[] nodes = [.. Enumerable.Range(0, 12).Select(_ => scheduler.Take(Vector(1), PlacementRule.Spread)!.Account.Node)];
        Assert.All(nodes.Chunk(3), static turn => Assert.Equal([1ul, 2ul, 3ul], turn.Order()));
        Assert.Null(scheduler.Take(Vector(1), PlacementRule.Spread));
    }

    [Fact]
    public void Spread_skips_nodes_without_room()
    {
        Scheduler scheduler = Of(Vector(1), Vector(3), Vector(2));
        ulong[] nodes = [.. Enumerable.Range(0, 6).Select(_ => scheduler.Take(Vector(1), PlacementRule.Spread)!.Account.Node)];
        Assert.Equal([1ul, 2ul, 2ul, 2ul, 3ul, 3ul], nodes.Order());
        Assert.Equal(3, nodes.Take(3).Distinct().Count());
    }

    [Fact]
    public void Work_that_few_nodes_can_hold_does_not_take_the_turn_of_the_rest()
    {
        Scheduler scheduler = Of([.. Enumerable.Repeat(Vector(100), 90), .. Enumerable.Repeat(Vector(100, gpus: 100), 10)]);
        for (int i = 0; i < 2000; i++)
        {
            scheduler.Take(Vector(1), PlacementRule.Spread);
            if (i % 10 == 0) scheduler.Take(Vector(1, gpus: 1), PlacementRule.Spread);
        }

        Assert.All(scheduler.Nodes.Values.Where(static n => !n.HasGpus), static n => Assert.Equal(80 * ResourceVector.Precision, n.Account.FreeOf(ResourceNames.Cpu)));
    }

    [Fact]
    public void Hard_affinity_waits_for_its_node_and_fails_without_it()
    {
        Scheduler scheduler = Same(3, Vector(1));
        Assert.Equal(2ul, scheduler.Take(Vector(1), PlacementRule.On(2, soft: false))!.Account.Node);
        Assert.Null(scheduler.Take(Vector(1), PlacementRule.On(2, soft: false)));
        string why = scheduler.WhyNever(Vector(1), PlacementRule.On(0xab, soft: false));
        Assert.Contains("node ab", why);
        Assert.Contains("it has 1, 2, 3", why);
        Assert.Contains("2 CPU (it has 1), which no node 2 has", scheduler.WhyNever(Vector(2), PlacementRule.On(2, soft: false)));
    }

    [Fact]
    public void Soft_affinity_falls_back()
    {
        Scheduler scheduler = Of(Vector(1), Vector(4));
        Assert.Equal(1ul, scheduler.Take(Vector(1), PlacementRule.On(1, soft: true))!.Account.Node);
        Assert.NotNull(scheduler.Take(Vector(1), PlacementRule.On(77, soft: true)));
        Assert.Equal(2ul, scheduler.Take(Vector(2), PlacementRule.On(1, soft: true))!.Account.Node);
    }

    [Fact]
    public void Labels_choose_among_the_nodes_that_have_them()
    {
        var scheduler = new Scheduler();
        for (ulong i = 1; i <= 30; i++) scheduler.AddNode(i, Vector(2), new Dictionary<string, string> { ["zone"] = "abc"[(int)(i % 3)].ToString() });
        PlacementRule b = PlacementRule.Labelled("zone", "b");
        ulong[] nodes = [.. Enumerable.Range(0, 20).Select(_ => scheduler.Take(Vector(1), b)!.Account.Node)];
        Assert.All(nodes, static n => Assert.Equal(1ul, n % 3));
        Assert.Null(scheduler.Take(Vector(1), b));
        Assert.NotNull(scheduler.Take(Vector(1)));
        scheduler.AddNode(31, Vector(2), new Dictionary<string, string> { ["zone"] = "b" });
        Assert.Equal(31ul, scheduler.Take(Vector(1), b)!.Account.Node);
    }

    [Fact]
    public void A_label_that_no_node_has_is_named()
    {
        var scheduler = new Scheduler();
        scheduler.AddNode(1, Vector(2), new Dictionary<string, string> { ["zone"] = "a" });
        Assert.Contains("zone=z, and the nodes have zone=a", scheduler.WhyNever(Vector(1), PlacementRule.Labelled("zone", "z")));
        Assert.Contains("no node has a label 'rack'", scheduler.WhyNever(Vector(1), PlacementRule.Labelled("rack", "1")));
        Assert.Contains("3 CPU (it has 2)", scheduler.WhyNever(Vector(3), PlacementRule.Labelled("zone", "a")));
    }

    [Fact]
    public void A_reserved_node_is_kept_for_the_demand_that_waits()
    {
        Scheduler scheduler = Same(2, Vector(4));
        Holding[] small = [.. Enumerable.Range(0, 8).Select(_ => scheduler.Take(Vector(1))!)];
        Demand large = scheduler.Compile(Vector(4));
        Assert.Equal(DecisionKind.Busy, scheduler.Decide(large).Kind);
        Assert.True(scheduler.TryReserve(large));
        ulong reserved = scheduler.Nodes.Values.Single(static n => n.Reserved).Id;

        // Whatever is given back there stays there.
        foreach (Holding held in small.Where(h => h.Account.Node == reserved).Take(3)) held.Account.Give(held);
        Assert.Null(scheduler.Take(Vector(1)));
        Holding last = small.Where(h => h.Account.Node == reserved).Last();
        last.Account.Give(last);
        Assert.Null(scheduler.Take(Vector(1)));
        Assert.Equal(reserved, scheduler.Take(Vector(4))!.Account.Node);
        Assert.DoesNotContain(scheduler.Nodes.Values, static n => n.Reserved);
    }
}
