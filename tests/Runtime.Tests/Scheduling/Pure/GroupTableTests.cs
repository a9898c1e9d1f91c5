using Remote.Scheduling;
using Remote.Scheduling.Groups;
using static Remote.Runtime.Tests.Scheduling.Pure.Nodes;

namespace Remote.Runtime.Tests.Scheduling.Pure;

public sealed class GroupTableTests
{
    private ulong lastGroup;

    [Fact]
    public void Tasks_of_a_group_take_from_its_bundles_alone()
    {
        Scheduler scheduler = Of(Vector(4));
        GroupTable table = TableOf(scheduler);
        GroupEntry group = Create(table, PlacementStrategy.Pack, Vector(1), Vector(2));
        Assert.Equal(GroupState.Ready, group.State);
        Assert.Equal(ResourceVector.Precision, scheduler.Nodes[1].Account.FreeOf(ResourceNames.Cpu));

        Holding second = scheduler.Take(Vector(2), PlacementRule.In(group.Id, 1))!;
        Assert.Null(scheduler.Take(Vector(1), PlacementRule.In(group.Id, 1)));
        Holding any = scheduler.Take(Vector(1), PlacementRule.In(group.Id, PlacementRule.AnyBundle))!;
        Assert.Null(scheduler.Take(Vector(1), PlacementRule.In(group.Id, PlacementRule.AnyBundle)));
        Assert.NotNull(scheduler.Take(Vector(1)));
        Assert.Contains("bundle 0 of placement group 2-1 has not", scheduler.WhyNever(Vector(2), PlacementRule.In(group.Id, 0)));
        Assert.Contains("3 CPU (the largest has 2)", scheduler.WhyNever(Vector(3), PlacementRule.In(group.Id, -1)));
        Assert.Contains("has the bundles 0 to 1", scheduler.WhyNever(Vector(1), PlacementRule.In(group.Id, 2)));

        table.BeginRemoval(group);
        Assert.Equal(DecisionKind.GroupGone, scheduler.Decide(scheduler.Compile(Vector(1)), PlacementRule.In(group.Id, 1)).Kind);
        any.Account.Give(any);
        second.Account.Give(second);
        table.EndRemoval(group);
        Assert.Equal(3 * ResourceVector.Precision, scheduler.Nodes[1].Account.FreeOf(ResourceNames.Cpu));
    }

    [Fact]
    public void A_group_that_waits_is_ready_when_it_fits_and_is_not_overtaken()
    {
        Scheduler scheduler = Of(Vector(4));
        GroupTable table = TableOf(scheduler);
        Holding held = scheduler.Take(Vector(2))!;
        GroupEntry large = Create(table, PlacementStrategy.Pack, Vector(3));
        GroupEntry small = Create(table, PlacementStrategy.Pack, Vector(1));
        Assert.Equal((GroupState.Waiting, GroupState.Waiting), (large.State, small.State));
        held.Account.Give(held);
        Assert.Equal([large, small], table.PlaceWaiting());
        Assert.Equal((GroupState.Ready, GroupState.Ready), (large.State, small.State));
    }

    [Fact]
    public void A_group_that_can_never_fit_is_not_kept()
    {
        GroupTable table = TableOf(Of(Vector(4)));
        GroupEntry entry = Create(table, PlacementStrategy.StrictSpread, Vector(1), Vector(1));
        Assert.Equal(GroupState.Infeasible, entry.State);
        Assert.Equal(0, table.WaitingCount);
        Assert.Null(table.Find(entry.Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_groups_come_and_go_without_a_trace(int seed)
    {
        var random = new Random(seed);
        Scheduler scheduler = Of([.. Enumerable.Range(0, 12).Select(_ => Vector(random.Next(2, 9), random.Next(0, 3)))]);
        GroupTable table = TableOf(scheduler);
        List<GroupEntry> alive = [];
        for (int i = 0; i < 400; i++)
        {
            ResourceVector[] bundles = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Vector(random.Next(1, 12) / 4.0, random.Next(4) == 0 ? 0.5 : 0))];
            GroupEntry entry = Create(table, (PlacementStrategy)random.Next(4), bundles);
            if (entry.State != GroupState.Infeasible) alive.Add(entry);
            if (alive.Count > 0 && random.Next(2) == 0) Remove(table, alive, random.Next(alive.Count));
            foreach (GroupEntry placed in table.PlaceWaiting()) Assert.Contains(placed, alive);
            Assert.All(alive.Where(static g => g.State == GroupState.Ready), Obeys);
            Assert.All(scheduler.Nodes.Values, static n => Assert.False(n.Account.Free.ContainsAnyInRange(long.MinValue, -1)));
        }

        while (alive.Count > 0) Remove(table, alive, 0);
        Assert.True(scheduler.IsUntouched());
        Assert.Equal(0, table.WaitingCount);
    }

    private static void Obeys(GroupEntry group)
    {
        int nodes = group.Nodes.Distinct().Count();
        if (group.Strategy == PlacementStrategy.StrictPack) Assert.Equal(1, nodes);
        if (group.Strategy == PlacementStrategy.StrictSpread) Assert.Equal(group.Bundles.Length, nodes);
    }

    private static void Remove(GroupTable table, List<GroupEntry> alive, int at)
    {
        table.BeginRemoval(alive[at]);
        table.EndRemoval(alive[at]);
        alive.RemoveAt(at);
    }

    private static GroupTable TableOf(Scheduler scheduler)
    {
        var ledgers = scheduler.Nodes.Values.ToDictionary(static n => n.Id, n => new BundleLedger(scheduler, n.Account));
        return new GroupTable(scheduler, ledgers.GetValueOrDefault);
    }

    private GroupEntry Create(GroupTable table, PlacementStrategy strategy, params ResourceVector[] bundles) => table.Create(new GroupId(2, ++lastGroup), bundles, strategy);
}
