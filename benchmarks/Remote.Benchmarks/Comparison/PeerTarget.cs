using Remote.Benchmarks.Peers;

namespace Remote.Benchmarks.Comparison;

/// <summary>How Remote stands in one workload: its median against the best peer's, against a limit's, or against a number.</summary>
/// <param name="Against">What it is compared with.</param>
/// <param name="Other">The other's calls, or actors, per second.</param>
/// <param name="Ratio">Remote / other.</param>
/// <param name="Target">The least ratio that is wanted.</param>
internal sealed record PeerTarget(Workload Workload, double Remote, string Against, double Other, double Ratio, double Target)
{
    public bool Holds => Ratio >= Target;
}
