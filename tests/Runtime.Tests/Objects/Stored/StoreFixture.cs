namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>Two worker processes and a small store.</summary>
public class StoreFixture : IAsyncLifetime
{
    public const long StoreBytes = 96 << 20;

    public Cluster Cluster { get; private set; } = null!;

    protected virtual ClusterOptions Options => new() { Workers = 2, Cpus = 2, ObjectStoreMemory = StoreBytes };

    public async Task InitializeAsync() => Cluster = await Cluster.StartAsync(Options);

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
