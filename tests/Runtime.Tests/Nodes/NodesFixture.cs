namespace Remote.Runtime.Tests.Nodes;

/// <summary>A cluster of two nodes: the one in this process, and a process of its own.</summary>
public sealed class NodesFixture : IAsyncLifetime
{
    public Cluster Cluster { get; private set; } = null!;

    public NodeInfo Home => Cluster.Nodes[0];

    public NodeInfo Other { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Cluster = await Cluster.StartAsync(new() { Workers = 1, Cpus = 2, Labels = new Dictionary<string, string> { ["zone"] = "home" } });
        Other = await Cluster.AddNodeAsync(new()
        {
            Workers = 1,
            Cpus = 2,
            Labels = new Dictionary<string, string> { ["zone"] = "away" },
            Resources = new Dictionary<string, double> { ["slot"] = 3 },
        });
    }

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
