using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Scheduling;

/// <summary>A cluster with labels, GPUs that are only numbers, and a custom resource.</summary>
public sealed class PlacementFixture : IAsyncLifetime
{
    public Cluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync() => Cluster = await Cluster.StartAsync(new()
    {
        Workers = 3,
        Cpus = 4,
        Gpus = 2,
        Labels = new Dictionary<string, string> { ["zone"] = "a" },
        Resources = new Dictionary<string, double> { ["slot"] = 2 },
    });

    public async Task DisposeAsync() => await Cluster.DisposeAsync();

    /// <summary>Everything is given back, to the last unit: leases are, half a second after their last use.</summary>
    public Task AssertAllIsFreeAsync()
        => Signals.UntilAsync(
            () => Cluster.TotalResources.All(r => Cluster.AvailableResources[r.Key] == r.Value),
            "Something is still held after all has ended.");
}
