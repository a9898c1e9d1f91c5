using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Scheduling;

namespace Remote.Runtime.Tests.Nodes;

/// <summary>A node's process is killed, or the node is removed: its workers are gone with it, and what they did is done elsewhere.</summary>
public sealed class When_a_node_leaves : IAsyncLifetime
{
    private readonly Signals signals = new();
    private OwnCluster own = null!;
    private NodeInfo node = null!;

    private Cluster Cluster => own.Cluster;

    private Placement Softly => Placement.Node(node.Id, soft: true);

    public async Task InitializeAsync()
    {
        own = await OwnCluster.StartAsync(new() { Workers = 1, Cpus = 2 });
        node = await own.Cluster.AddNodeAsync(new() { Workers = 1, Cpus = 2, Resources = new Dictionary<string, double> { ["slot"] = 1 } });
    }

    public async Task DisposeAsync()
    {
        await own.DisposeAsync();
        signals.Dispose();
    }

    [Theory(Timeout = Limits.Test)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tasks_and_actors_that_were_there_go_on_elsewhere(bool killed)
    {
        ObjectRef<string> task = Settler.Remote(new() { Placement = Softly }).EndElsewhere(node.Id, signals["runs"]);
        IActorRef<Resident> restarts = Resident.Remote(new() { Placement = Softly, MaxRestarts = 1, MaxTaskRetries = -1 }), ends = Resident.Remote(new() { Placement = Softly });
        int[] processes = [await restarts.ProcessId(), await ends.ProcessId(), node.ProcessId];
        Assert.Equal(node.Id, await restarts.NodeId());
        await Signals.UntilAsync(() => Signals.Lines(signals["runs"]).Length == 1, "The task did not begin.");
        processes = [.. processes, int.Parse(Signals.Lines(signals["runs"])[0].Split(' ')[1])];

        if (killed) Kill.Process(node.ProcessId);
        else await Cluster.RemoveNodeAsync(node.Id);

        string home = Cluster.Nodes[0].Id;
        Assert.Equal(home, await task);
        Assert.Equal(home, await restarts.NodeId());
        Assert.Equal(1, await restarts.Life());
        var died = await Assert.ThrowsAsync<ActorDiedException>(async () => await ends.NodeId());
        Assert.Contains(killed ? $"its node {node.Id}, whose process ended by SIGKILL" : "Cluster.RemoveNodeAsync", died.Message);
        Assert.Single(Cluster.Nodes);
        await Signals.UntilAsync(() => !processes.Any(Kill.IsAlive), "A process outlived its node.");
        Assert.All(Cluster.Workers, w => Assert.Equal(home, w.NodeId));
        if (killed) await own.UntilLoggedAsync($"Worker {node.Id} (node, process {node.ProcessId}) is lost");
        else Assert.DoesNotContain(own.Logged, static l => l.Contains("is lost", StringComparison.Ordinal) || l.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_only_it_could_hold_fails_with_the_reason()
    {
        var slot = new Dictionary<string, double> { ["slot"] = 1 };
        PlacementGroup group = await PlacementGroup.CreateAsync([new Bundle { Cpus = 1 }, new Bundle { Cpus = 1 }], PlacementStrategy.StrictSpread);
        ObjectRef<string> runs = Settler.Remote(new() { Resources = slot }).EndElsewhere(node.Id, signals["runs"]);
        await Signals.UntilAsync(() => Signals.Lines(signals["runs"]).Length == 1, "The task did not begin.");
        ObjectRef<string> waits = Settler.Remote(new() { Resources = slot, Name = "waits" }).NodeId();
        IActorRef<Resident> actor = Resident.Remote(new() { Resources = slot });
        ObjectRef<string> asked = actor.NodeId();
        Kill.Process(node.ProcessId);

        foreach (ObjectRef<string> one in new[] { runs, waits })
            Assert.Contains("slot", (await Assert.ThrowsAsync<InfeasibleResourcesException>(async () => await one)).Message);
        await Assert.ThrowsAnyAsync<RemoteException>(async () => await asked);
        var gone = await Assert.ThrowsAsync<PlacementGroupRemovedException>(async () => await Placed.Remote(new() { Placement = Placement.In(group, 0) }).NodeId());
        Assert.Contains("the loss of a node", gone.Message);
        Assert.Equal(Cluster.Nodes[0].Id, await Settler.Remote().NodeId());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Another_takes_its_place()
    {
        Kill.Process(node.ProcessId);
        await Signals.UntilAsync(() => Cluster.Nodes.Count == 1, "The node is still listed.");
        NodeInfo another = await Cluster.AddNodeAsync(new() { Workers = 1, Cpus = 1 });
        Assert.NotEqual(node.Id, another.Id);
        Assert.Equal(another.Id, await Settler.Remote(new() { Placement = Placement.Node(another.Id) }).NodeId());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Threads_have_one_node()
    {
        await own.DisposeAsync();
        await using Cluster threads = await Cluster.StartAsync(new() { Workers = 1, Cpus = 1, Isolation = Isolation.Thread });
        await Assert.ThrowsAsync<NotSupportedException>(() => threads.AddNodeAsync());
    }
}
