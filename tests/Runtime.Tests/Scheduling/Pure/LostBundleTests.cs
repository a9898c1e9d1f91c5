using Remote.Scheduling;
using Remote.Scheduling.Groups;
using static Remote.Runtime.Tests.Scheduling.Pure.Nodes;

namespace Remote.Runtime.Tests.Scheduling.Pure;

/// <summary>Nodes that leave with bundles of groups.</summary>
public sealed class LostBundleTests
{
    private readonly Dictionary<ulong, BundleLedger> ledgers = [];
    private readonly Scheduler scheduler = new(seed: 1);
    private readonly GroupTable table;
    private ulong lastGroup;
    private ulong lastNode;

    public LostBundleTests() => table = new GroupTable(scheduler, ledgers.GetValueOrDefault);

    [Fact]
    public void A_lost_bundle_is_placed_anew_and_the_others_stay_where_they_are()
    {
        Add(Vector(2), Vector(2), Vector(2));
        GroupEntry group = Create(PlacementStrategy.StrictSpread, Vector(1), Vector(2));
        ulong lost = group.Nodes[0], stays = group.Nodes[1], third = 6 - lost - stays;
        Holding was = Take(group, 0, 1)!, works = Take(group, 1, 1)!;

        GroupLoss loss = Assert.Single(Lose(lost));
        Assert.Equal((group, "bundle 0", null), (loss.Group, loss.Which, loss.Never));
        Assert.Null(Take(group, 0, 1));
        Assert.Null(Take(group, 0, 0));
        Assert.Equal(stays, Take(group, PlacementRule.AnyBundle, 1)!.Account.Node);
        Assert.Contains("bundle 0 of placement group 2-1 has not", scheduler.WhyNever(Vector(2), PlacementRule.In(group.Id, 0)));
        was.Account.Give(was);

        Assert.Equal([group], table.PlaceWaiting());
        Assert.Equal([third, stays], group.Nodes);
        Assert.Same(works.Account, scheduler.Decide(scheduler.Compile(Vector(0)), PlacementRule.In(group.Id, 1)).Account);
        Assert.Equal(third, Take(group, 0, 1)!.Account.Node);
    }

    [Fact]
    public void What_is_lost_goes_before_what_was_never_placed()
    {
        Add(Vector(2), Vector(2), Vector(2));
        GroupEntry used = Create(PlacementStrategy.StrictPack, Vector(2));
        Holding[] held = [.. scheduler.Nodes.Keys.Where(n => n != used.Nodes[0]).Select(n => scheduler.Take(Vector(1), PlacementRule.On(n, soft: false))!)];
        GroupEntry early = Create(PlacementStrategy.StrictPack, Vector(2));
        Assert.Equal(GroupState.Waiting, early.State);
        Assert.Null(Assert.Single(Lose(used.Nodes[0])).Never);
        Assert.Equal([used, early], table.PlaceWaiting().Concat(Give(held)));
        Assert.NotEqual(used.Nodes, early.Nodes);

        IEnumerable<GroupEntry> Give(Holding[] holdings)
        {
            foreach (Holding holding in holdings)
            {
                holding.Account.Give(holding);
                foreach (GroupEntry placed in table.PlaceWaiting()) yield return placed;
            }
        }
    }

    [Fact]
    public void What_no_other_node_could_ever_hold_is_said_with_the_reason()
    {
        Add(Vector(2), Vector(2));
        GroupEntry here = Create(PlacementStrategy.StrictPack, Vector(1.5)), both = Create(PlacementStrategy.StrictSpread, Vector(0.5), Vector(1));
        GroupEntry waits = Create(PlacementStrategy.Spread, Vector(2), Vector(0.5));
        Assert.Equal((GroupState.Ready, GroupState.Waiting), (both.State, waits.State));
        GroupLoss[] losses = [.. Lose(3 - here.Nodes[0])];
        Assert.DoesNotContain(losses, l => l.Group == here);
        Assert.Contains("StrictSpread", Assert.Single(losses, l => l.Group == both).Never);
        Assert.Contains("the whole cluster has 2", Assert.Single(losses, l => l.Group == waits).Never);
    }

    [Fact]
    public void What_the_group_itself_holds_is_no_room_for_what_it_has_lost()
    {
        Add(Vector(3), Vector(3), Vector(1.5), Vector(1.5));
        GroupEntry group = Create(PlacementStrategy.Spread, Vector(2), Vector(2));
        Assert.Contains("do not fit the nodes", Assert.Single(Lose(group.Nodes[0])).Never);
        Add(Vector(3));
        Assert.Equal([group], table.PlaceWaiting());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_groups_outlive_their_nodes_without_a_trace(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 8; i++) Add(Vector(random.Next(2, 9), random.Next(0, 3)));
        List<GroupEntry> alive = [];
        int mended = 0;
        for (int i = 0; i < 400; i++)
        {
            GroupEntry entry = Create((PlacementStrategy)random.Next(4), [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Vector(random.Next(1, 12) / 4.0, random.Next(4) == 0 ? 0.5 : 0))]);
            if (entry.State != GroupState.Infeasible) alive.Add(entry);
            if (alive.Count > 0 && random.Next(2) == 0) Remove(alive, alive[random.Next(alive.Count)]);
            if (random.Next(5) == 0 && scheduler.Nodes.Count > 3)
            {
                foreach (GroupLoss loss in Lose(scheduler.Nodes.Keys.ElementAt(random.Next(scheduler.Nodes.Count))).Where(static l => l.Never is not null)) Remove(alive, loss.Group);
            }

            if (random.Next(5) == 0) Add(Vector(random.Next(2, 9), random.Next(0, 3)));
            HashSet<GroupEntry> incomplete = [.. alive.Where(static g => g is { IsInUse: true, State: GroupState.Waiting })];
            mended += table.PlaceWaiting().Count(incomplete.Contains);
            Assert.All(alive.Where(static g => g.IsInUse), Obeys);
            Assert.All(scheduler.Nodes.Values, static n => Assert.False(n.Account.Free.ContainsAnyInRange(long.MinValue, -1)));
        }

        Assert.True(mended > 5, $"Only {mended} groups were ever completed again.");
        while (alive.Count > 0) Remove(alive, alive[0]);
        Assert.True(scheduler.IsUntouched());
        Assert.Equal(0, table.WaitingCount);
    }

    private void Obeys(GroupEntry group)
    {
        ulong[] placed = [.. group.Nodes.Where(static n => n != 0)];
        Assert.Equal(group.State == GroupState.Ready, placed.Length == group.Bundles.Length);
        Assert.All(placed, n => Assert.Contains(n, scheduler.Nodes.Keys));
        if (group.Strategy == PlacementStrategy.StrictPack) Assert.InRange(placed.Distinct().Count(), 0, 1);
        if (group.Strategy == PlacementStrategy.StrictSpread) Assert.Equal(placed.Distinct(), placed);
    }

    private void Remove(List<GroupEntry> alive, GroupEntry group)
    {
        table.BeginRemoval(group);
        table.EndRemoval(group);
        alive.Remove(group);
    }

    private void Add(params ResourceVector[] nodes)
    {
        foreach (ResourceVector vector in nodes)
        {
            ClusterNode node = scheduler.AddNode(++lastNode, vector);
            ledgers.Add(node.Id, new BundleLedger(scheduler, node.Account));
        }
    }

    private List<GroupLoss> Lose(ulong node)
    {
        scheduler.RemoveNode(node);
        ledgers.Remove(node);
        return table.OnNodeGone(node);
    }

    private Holding? Take(GroupEntry group, int bundle, double cpus) => scheduler.Take(Vector(cpus), PlacementRule.In(group.Id, bundle));

    private GroupEntry Create(PlacementStrategy strategy, params ResourceVector[] bundles) => table.Create(new GroupId(2, ++lastGroup), bundles, strategy);
}
