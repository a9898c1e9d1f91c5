using Microsoft.Extensions.Time.Testing;
using Remote.Nodes.Memory;
using Remote.Runtime.Tests.Nodes.Memory;

namespace Remote.Runtime.Tests.Failures;

/// <summary>Real workers on a machine whose memory a test fills, watched when the test says so: its clock stands otherwise.</summary>
internal sealed class MemoryCluster : IAsyncDisposable
{
    private readonly FakeTimeProvider time;

    private MemoryCluster(OwnCluster own, FakeTimeProvider time, FakeMemory memory) => (Own, this.time, Memory) = (own, time, memory);

    public OwnCluster Own { get; }

    public FakeMemory Memory { get; }

    public static async Task<MemoryCluster> StartAsync(int workers = 2, IReadOnlyDictionary<string, double>? resources = null)
    {
        var time = new FakeTimeProvider();
        // No room at all: it is looked at as often as it ever is, in steps that the heartbeats' clock bears.
        var memory = new FakeMemory { Fraction = 0.5, Room = 0 };
        OwnCluster own = await OwnCluster.StartAsync(new() { Workers = workers, Cpus = workers, Resources = resources, Time = time, Memory = memory });
        return new MemoryCluster(own, time, memory);
    }

    /// <summary>Lets the watch look so often.</summary>
    public void Look(int times = 1)
    {
        for (int i = 0; i < times; i++) Pass(MemoryPace.Shortest);
    }

    /// <summary>Lets time pass, and the node do what it does then.</summary>
    public void Pass(TimeSpan by)
    {
        time.Advance(by);
        // The node answers after all that came before.
        _ = Own.Cluster.Nodes;
    }

    /// <summary>Lets the watch look until it has ended somebody who then is gone, and the machine has room again.</summary>
    public async Task EndOneAsync(int process)
    {
        Memory.Fraction = 0.96;
        Look();
        Memory.Fraction = 0.5;
        await GoneAsync(process);
    }

    public Task GoneAsync(int process) => Signals.UntilAsync(() => !OwnCluster.WorkerProcesses().Contains(process), $"Process {process} was not ended.");

    public ValueTask DisposeAsync() => Own.DisposeAsync();
}
