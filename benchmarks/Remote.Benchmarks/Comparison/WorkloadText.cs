using Remote.Benchmarks.Peers;

namespace Remote.Benchmarks.Comparison;

/// <summary>What the rows are called.</summary>
internal static class WorkloadText
{
    public static string Of(Workload workload) => workload switch
    {
        Workload.OneAtATime => "1:1, one at a time, await",
        Workload.Blocking => "1:1, one at a time, Get()",
        Workload.Burst => "1:1, 1,000 outstanding",
        Workload.ManyToMany => "2:2, 1,000 outstanding each",
        _ => "actors created and called",
    };
}
