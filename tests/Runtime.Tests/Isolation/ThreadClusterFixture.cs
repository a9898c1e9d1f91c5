namespace Remote.Runtime.Tests.Threads;

/// <summary>A cluster of two workers that are threads of this process.</summary>
public sealed class ThreadClusterFixture : IAsyncLifetime
{
    public Cluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync() => Cluster = await Cluster.StartAsync(new() { Workers = 2, Cpus = 2, Isolation = Remote.Isolation.Thread });

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
