namespace Remote.Runtime.Tests;

/// <summary>One cluster of two worker processes for all tests of a collection: starting one per test would cost most of the run.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    public Cluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync() => Cluster = await Cluster.StartAsync(new() { Workers = 2, Cpus = 2 });

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
