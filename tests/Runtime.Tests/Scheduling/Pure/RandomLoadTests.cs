using Remote.Scheduling;
using static Remote.Runtime.Tests.Scheduling.Pure.Nodes;

namespace Remote.Runtime.Tests.Scheduling.Pure;

/// <summary>Random nodes, demands and ends: what the indexes say is what a look at every node would say.</summary>
public sealed class RandomLoadTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Decisions_agree_with_a_look_at_every_node(int seed)
    {
        var random = new Random(seed);
        Scheduler scheduler = RandomCluster(random, 40);
        List<Holding> held = [];
        for (int i = 0; i < 5000; i++)
        {
            if (held.Count > 0 && random.Next(5) < 2) GiveOne(random, held);
            if (random.Next(200) == 0) scheduler.AddNode(1000 + (ulong)i, RandomNode(random), RandomLabels(random));
            Step(scheduler, random, held);
            Assert.All(scheduler.Nodes.Values, static n => Assert.False(n.Account.Free.ContainsAnyInRange(long.MinValue, -1)));
        }

        while (held.Count > 0) GiveOne(random, held);
        Assert.True(scheduler.IsUntouched());
    }

    private static void Step(Scheduler scheduler, Random random, List<Holding> held)
    {
        Demand demand = scheduler.Compile(RandomDemand(random));
        PlacementRule? rule = RandomRule(random);
        ClusterNode[] allowed = [.. scheduler.Nodes.Values.Where(n => Allows(scheduler, rule, n, demand))];
        Decision decision = scheduler.Decide(demand, rule, preferred: (ulong)random.Next(45));
        DecisionKind expected = allowed.Any(n => n.Account.Fits(demand)) ? DecisionKind.Placed
            : allowed.Any(n => n.Account.CouldHold(demand)) ? DecisionKind.Busy
            : DecisionKind.Infeasible;
        Assert.Equal(expected, decision.Kind);
        if (decision.Kind != DecisionKind.Placed) return;
        Assert.Contains(allowed, n => n.Account == decision.Account);
        Assert.True(decision.Account!.Fits(demand));
        held.Add(decision.Account.Take(demand));
    }

    private static bool Allows(Scheduler scheduler, PlacementRule? rule, ClusterNode node, Demand demand) => rule?.Kind switch
    {
        PlacementKind.Node => node.Id == rule.Node
            || (rule.Soft && !(scheduler.Nodes.TryGetValue(rule.Node, out ClusterNode? named) && named.Account.CouldHold(demand))),
        PlacementKind.Label => node.Labels.GetValueOrDefault(rule.Key!) == rule.Value,
        _ => true,
    };

    private static void GiveOne(Random random, List<Holding> held)
    {
        int at = random.Next(held.Count);
        Holding holding = held[at];
        held[at] = held[^1];
        held.RemoveAt(held.Count - 1);
        holding.Account.Give(holding);
    }

    private static Scheduler RandomCluster(Random random, int count)
    {
        var scheduler = new Scheduler(random.Next());
        for (int i = 1; i <= count; i++) scheduler.AddNode((ulong)i, RandomNode(random), RandomLabels(random));
        return scheduler;
    }

    private static ResourceVector RandomNode(Random random)
        => Vector(random.Next(1, 17), random.Next(3) == 0 ? random.Next(1, 5) : 0, random.Next(4) == 0 ? 0 : random.Next(1, 64), random.Next(10) == 0 ? 2 : 0);

    private static Dictionary<string, string> RandomLabels(Random random) => new() { ["zone"] = "abcd"[random.Next(4)].ToString() };

    private static ResourceVector RandomDemand(Random random)
        => Vector(
            random.Next(10) == 0 ? 0 : random.Next(1, 40) / 4.0,
            random.Next(4) switch { 0 => 0.25, 1 => random.Next(1, 4), _ => 0 },
            random.Next(3) == 0 ? random.Next(1, 32) : 0,
            random.Next(20) == 0 ? 0.5 : 0);

    private static PlacementRule? RandomRule(Random random) => random.Next(6) switch
    {
        0 => PlacementRule.Spread,
        1 => PlacementRule.On((ulong)random.Next(1, 45), soft: random.Next(2) == 0),
        2 => PlacementRule.Labelled("zone", "abcde"[random.Next(5)].ToString()),
        _ => null,
    };
}
