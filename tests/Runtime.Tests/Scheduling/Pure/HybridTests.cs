using Remote.Scheduling;
using static Remote.Runtime.Tests.Scheduling.Pure.Nodes;

namespace Remote.Runtime.Tests.Scheduling.Pure;

public sealed class HybridTests
{
    [Fact]
    public void Nodes_are_filled_to_half_before_any_is_filled_further()
    {
        Scheduler scheduler = Same(20, Vector(10));
        // Half of all CPUs, one at a time: no node may get its sixth before all others have theirs.
        for (int i = 0; i < 20 * 5; i++) Assert.NotNull(scheduler.Take(Vector(1)));
        Assert.All(scheduler.Nodes.Values, static n => Assert.Equal(5 * ResourceVector.Precision, n.Account.FreeOf(ResourceNames.Cpu)));
    }

    [Fact]
    public void The_first_nodes_are_filled_first()
    {
        Scheduler scheduler = Same(100, Vector(10));
        for (int i = 0; i < 100; i++) scheduler.Take(Vector(1));
        // A fifth of the nodes takes part at a time: 100 tasks fill the first 20 to half.
        Assert.InRange(scheduler.Nodes.Values.Count(static n => !n.Account.Free.SequenceEqual(n.Account.Total)), 20, 40);
    }

    [Fact]
    public void Beyond_half_a_node_is_one_of_the_fifth_with_the_most_left()
    {
        Scheduler scheduler = Same(50, Vector(10));
        for (int i = 0; i < 50 * 5; i++) scheduler.Take(Vector(1));
        for (int i = 0; i < 50 * 5; i++)
        {
            long[] before = [.. scheduler.Nodes.Values.Select(static n => n.Account.FreeOf(ResourceNames.Cpu))];
            ulong chosen = scheduler.Take(Vector(1))!.Account.Node;
            Assert.InRange(before.Count(free => free > before[chosen - 1]), 0, 9);
        }

        Assert.Null(scheduler.Take(Vector(1)));
    }

    [Fact]
    public void The_preferred_node_wins_while_it_is_among_the_best()
    {
        Scheduler scheduler = Same(10, Vector(10));
        for (int i = 0; i < 5; i++) Assert.Equal(7ul, scheduler.Take(Vector(1), preferred: 7)!.Account.Node);
        Assert.NotEqual(7ul, scheduler.Take(Vector(1), preferred: 7)!.Account.Node);
    }

    [Fact]
    public void A_node_that_could_hold_it_later_is_waited_for()
    {
        Scheduler scheduler = Of(Vector(1), Vector(4));
        Holding held = scheduler.Take(Vector(4))!;
        Assert.Null(scheduler.Take(Vector(2)));
        held.Account.Give(held);
        Assert.Equal(2ul, scheduler.Take(Vector(2))!.Account.Node);
    }

    [Fact]
    public void Work_without_gpus_keeps_off_nodes_with_gpus_while_others_have_room()
    {
        Scheduler scheduler = Of(Vector(4, gpus: 2), Vector(4), Vector(4, gpus: 2), Vector(4));
        for (int i = 0; i < 8; i++) Assert.Contains(scheduler.Take(Vector(1))!.Account.Node, new ulong[] { 2, 4 });
        for (int i = 0; i < 8; i++) Assert.Contains(scheduler.Take(Vector(1))!.Account.Node, new ulong[] { 1, 3 });
        Assert.Null(scheduler.Take(Vector(1)));
    }

    [Fact]
    public void A_rare_resource_is_found_among_many_nodes()
    {
        ResourceVector[] nodes = [.. Enumerable.Repeat(Vector(4), 999)];
        Scheduler scheduler = Of([.. nodes, Vector(4, special: 1)]);
        Assert.Equal(1000ul, scheduler.Take(Vector(1, special: 1))!.Account.Node);
        Assert.Null(scheduler.Take(Vector(1, special: 1)));
    }

    [Fact]
    public void The_same_seed_decides_the_same()
    {
        ulong[] Run() { Scheduler scheduler = Same(100, Vector(4)); return [.. Enumerable.Range(0, 300).Select(_ => scheduler.Take(Vector(1))!.Account.Node)]; }
        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void What_no_node_has_is_named()
    {
        Scheduler scheduler = Of(Vector(8), Vector(4, gpus: 1));
        Assert.Contains("9 CPU (the largest has 8)", scheduler.WhyNever(Vector(9)));
        Assert.Contains("2 GPU (the largest has 1)", scheduler.WhyNever(Vector(1, gpus: 2)));
        Assert.Contains("1 special (the largest has 0)", scheduler.WhyNever(Vector(1, special: 1)));
        Assert.Contains("8 CPU, 1 GPU at once", scheduler.WhyNever(Vector(8, gpus: 1)));
    }

    [Fact]
    public void What_was_infeasible_is_placed_when_a_node_joins()
    {
        Scheduler scheduler = Of(Vector(1));
        scheduler.WhyNever(Vector(2));
        scheduler.AddNode(9, Vector(2));
        Assert.Equal(9ul, scheduler.Take(Vector(2))!.Account.Node);
        scheduler.RemoveNode(9);
        scheduler.WhyNever(Vector(2));
    }
}
