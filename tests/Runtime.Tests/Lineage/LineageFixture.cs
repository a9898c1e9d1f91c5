using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Lineage;

/// <summary>A cluster for the tests of a class, whose objects they lose.</summary>
public sealed class LineageFixture : IAsyncLifetime
{
    internal OwnCluster Own { get; private set; } = null!;

    public async Task InitializeAsync() => Own = await OwnCluster.StartAsync(new() { Workers = 2, Cpus = 2, ObjectStoreMemory = 64 << 20 });

    public async Task DisposeAsync() => await Own.DisposeAsync();
}
