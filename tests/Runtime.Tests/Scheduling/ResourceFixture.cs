namespace Remote.Runtime.Tests.Scheduling;

/// <summary>A cluster with custom resources.</summary>
public sealed class ResourceFixture : IAsyncLifetime
{
    private Cluster? cluster;

    public async Task InitializeAsync() => cluster = await Cluster.StartAsync(new()
    {
        Workers = 2,
        Cpus = 2,
        Gpus = 1,
        Resources = new Dictionary<string, double> { ["license"] = 1, ["slot"] = 2 },
    });

    public async Task DisposeAsync() => await cluster!.DisposeAsync();
}
