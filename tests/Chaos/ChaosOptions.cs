using Remote;

namespace Chaos;

/// <summary>What a run does.</summary>
/// <param name="Length">How long work is started and processes are killed.</param>
/// <param name="Every">The time between two faults.</param>
/// <param name="Seed">Decides the order of the faults; the processes they hit depend on timing.</param>
/// <param name="Workers">Task workers of the cluster; null is one per CPU.</param>
/// <param name="Transport">What carries calls.</param>
/// <param name="Only">Parts of the names of the workloads that take part; all where it is empty.</param>
internal sealed record ChaosOptions(TimeSpan Length, TimeSpan Every, int Seed, int? Workers, Transport Transport, string[] Only)
{
    /// <summary>Whether a workload of that name takes part.</summary>
    public bool Has(string name) => Only.Length == 0 || Only.Any(o => name.Contains(o, StringComparison.Ordinal));
}
