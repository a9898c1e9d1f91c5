using Remote.Scheduling;
using Remote.Scheduling.Groups;
using static Remote.Runtime.Tests.Scheduling.Pure.Nodes;

namespace Remote.Runtime.Tests.Scheduling.Pure;

/// <summary>Two-phase commit with nodes that answer late, in any order, refuse, or are lost.</summary>
public sealed class GroupTransactionTests
{
    private static readonly GroupId Group = new(2, 1);

    [Fact]
    public void Nothing_is_in_use_before_every_node_has_agreed()
    {
        var late = new LateHosts(3, Vector(4));
        string? outcome = "none yet";
        _ = new GroupTransaction(Group, [1, 2, 3], [Vector(1), Vector(2), Vector(3)], late.HostOf, why => outcome = why);
        late.Answer(2);
        late.Answer(1);
        Assert.Equal("none yet", outcome);
        Assert.Empty(late.Ledgers[1].InUse(Group));
        late.Answer(3);
        Assert.Null(outcome);
        Assert.Equal(2 * ResourceVector.Precision, late.Ledgers[2].InUse(Group)[1].TotalOf(ResourceNames.Cpu));
    }

    [Fact]
    public void One_refusal_gives_everything_back()
    {
        var late = new LateHosts(3, Vector(4));
        string? outcome = null;
        _ = new GroupTransaction(Group, [1, 2, 3, 1], [.. Enumerable.Repeat(Vector(2), 4)], late.HostOf, why => outcome = why);
        // What the plan counted on has gone to somebody else meanwhile.
        Holding thief = late.Scheduler.Nodes[2].Account.Take(late.Scheduler.Compile(Vector(3)));
        late.Answer(1);
        late.Answer(2);
        late.Answer(3);
        Assert.Contains("node 2 no longer has 2 CPU free", outcome);
        thief.Account.Give(thief);
        Assert.True(late.Scheduler.IsUntouched());
    }

    [Fact]
    public void A_lost_node_is_a_refusal_even_if_it_answers_after_all()
    {
        var late = new LateHosts(2, Vector(4));
        List<string?> outcomes = [];
        var transaction = new GroupTransaction(Group, [1, 2], [Vector(1), Vector(1)], late.HostOf, outcomes.Add);
        late.Answer(1);
        transaction.OnNodeLost(2);
        late.Answer(2);
        Assert.Equal(["node 2 is gone"], outcomes);
        Assert.True(late.Scheduler.Nodes[1].Account.Free.SequenceEqual(late.Scheduler.Nodes[1].Account.Total));
    }

    [Fact]
    public void One_that_comes_to_others_of_its_group_leaves_them_alone_if_it_is_refused()
    {
        var late = new LateHosts(2, Vector(4));
        List<string?> outcomes = [];
        ResourceVector[] bundles = [Vector(1), Vector(2), Vector(4)];
        _ = new GroupTransaction(Group, [1, 0, 0], bundles, late.HostOf, outcomes.Add);
        late.Answer(1);
        _ = new GroupTransaction(Group, [0, 1, 2], bundles, late.HostOf, outcomes.Add);
        Holding thief = late.Scheduler.Nodes[2].Account.Take(late.Scheduler.Compile(Vector(1)));
        late.Answer(1);
        late.Answer(2);
        Assert.Equal([0], late.Ledgers[1].InUse(Group).Keys);
        thief.Account.Give(thief);
        _ = new GroupTransaction(Group, [0, 1, 2], bundles, late.HostOf, outcomes.Add);
        late.Answer(1);
        late.Answer(2);
        Assert.Equal([null, "node 2 no longer has 4 CPU free", null], outcomes);
        Assert.Equal([0, 1], late.Ledgers[1].InUse(Group).Keys.Order());
        foreach (BundleLedger ledger in late.Ledgers.Values) ledger.Release(Group);
        Assert.True(late.Scheduler.IsUntouched());
    }

    [Fact]
    public void A_bundle_of_several_that_does_not_fit_leaves_none_on_its_node()
    {
        var late = new LateHosts(1, Vector(3));
        string? outcome = null;
        _ = new GroupTransaction(Group, [1, 1], [Vector(2), Vector(2)], late.HostOf, why => outcome = why);
        late.Answer(1);
        Assert.NotNull(outcome);
        Assert.True(late.Scheduler.IsUntouched());
    }

    private sealed class LateHosts
    {
        private readonly Dictionary<ulong, Action> open = [];

        public LateHosts(int count, ResourceVector each)
        {
            Scheduler = Same(count, each);
            Ledgers = Scheduler.Nodes.Values.ToDictionary(static n => n.Id, n => new BundleLedger(Scheduler, n.Account));
        }

        public Scheduler Scheduler { get; }

        public Dictionary<ulong, BundleLedger> Ledgers { get; }

        public IBundleHost HostOf(ulong node) => new Host(this, node);

        public void Answer(ulong node) => open[node]();

        private sealed class Host(LateHosts hosts, ulong node) : IBundleHost
        {
            public void Prepare(GroupId group, IReadOnlyList<(int Bundle, ResourceVector Demand)> bundles, Action<string?> answer)
                => hosts.open[node] = () => hosts.Ledgers[node].Prepare(group, bundles, answer);

            public void Commit(GroupId group) => hosts.Ledgers[node].Commit(group);

            public void GiveUp(GroupId group) => hosts.Ledgers[node].GiveUp(group);

            public void Release(GroupId group) => hosts.Ledgers[node].Release(group);
        }
    }
}
