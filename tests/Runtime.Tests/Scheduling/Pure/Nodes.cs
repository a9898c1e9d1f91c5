using Remote.Scheduling;

namespace Remote.Runtime.Tests.Scheduling.Pure;

/// <summary>Shorthand for schedulers and demands.</summary>
internal static class Nodes
{
    public static ResourceVector Vector(double cpus, double gpus = 0, long memory = 0, double special = 0)
        => ResourceVector.Create(cpus, gpus, memory, special == 0 ? null : new Dictionary<string, double> { ["special"] = special });

    /// <summary>A scheduler of nodes 1, 2, …</summary>
    public static Scheduler Of(params ResourceVector[] nodes)
    {
        var scheduler = new Scheduler(seed: 1);
        for (int i = 0; i < nodes.Length; i++) scheduler.AddNode((ulong)i + 1, nodes[i]);
        return scheduler;
    }

    public static Scheduler Same(int count, ResourceVector node) => Of([.. Enumerable.Repeat(node, count)]);

    /// <summary>Decides and takes; the node, or null for "wait".</summary>
    public static Holding? Take(this Scheduler scheduler, ResourceVector vector, PlacementRule? rule = null, ulong preferred = 0)
    {
        Demand demand = scheduler.Compile(vector);
        Decision decision = scheduler.Decide(demand, rule, preferred);
        return decision.Kind switch
        {
            DecisionKind.Placed => decision.Account!.Take(demand),
            DecisionKind.Busy => null,
            _ => throw new InvalidOperationException(decision.Reason),
        };
    }

    public static string WhyNever(this Scheduler scheduler, ResourceVector vector, PlacementRule? rule = null)
    {
        Decision decision = scheduler.Decide(scheduler.Compile(vector), rule);
        Assert.Equal(DecisionKind.Infeasible, decision.Kind);
        return decision.Reason!;
    }

    public static bool IsUntouched(this Scheduler scheduler)
        => scheduler.Nodes.Values.All(static n => n.Account.Free.SequenceEqual(n.Account.Total) && n.Account.Devices.Fits(n.Account.TotalVector[ResourceVector.Gpu] / ResourceVector.Precision * ResourceVector.Precision));
}
