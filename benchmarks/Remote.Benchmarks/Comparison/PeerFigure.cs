using Remote.Benchmarks.Peers;

namespace Remote.Benchmarks.Comparison;

/// <summary>A contender's rates in one workload.</summary>
/// <param name="Rates">Calls, or actors, per second; one for each round.</param>
/// <param name="Cpu">Microseconds of CPU that its processes used for each call, or actor; one for each round, none where it cannot be told.</param>
internal sealed record PeerFigure(Workload Workload, string Name, ContenderKind Kind, IReadOnlyList<double> Rates, IReadOnlyList<double> Cpu)
{
    public double Median => MedianOf(Rates);

    public double? MedianCpu => Cpu.Count > 0 ? MedianOf(Cpu) : null;

    public double Min => Rates.Min();

    public double Max => Rates.Max();

    private static double MedianOf(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);
}
