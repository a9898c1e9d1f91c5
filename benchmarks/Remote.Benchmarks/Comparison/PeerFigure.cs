using Remote.Benchmarks.Peers;

namespace Remote.Benchmarks.Comparison;

/// <summary>A contender's rates in one workload.</summary>
/// <param name="Rates">Calls, or actors, per second; one for each round.</param>
internal sealed record PeerFigure(Workload Workload, string Name, ContenderKind Kind, IReadOnlyList<double> Rates)
{
    public double Median => Rates.Order().ElementAt(Rates.Count / 2);

    public double Min => Rates.Min();

    public double Max => Rates.Max();
}
