using Remote;
using Remote.Nodes.Memory;

namespace Soak;

/// <summary>Looks once a second at what the cluster takes.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="spillFolder">Where it spills.</param>
internal sealed class Sampler(Cluster cluster, string spillFolder)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>A full collection finds the refs that lanes have dropped, too: not each second, or the collector's own pace would go untested.</summary>
    private const int SamplesPerCollection = 10;

    private readonly ProcMemory memory = new();
    private long heap;

    /// <summary>Every worker process that was seen.</summary>
    public HashSet<int> Seen { get; } = [];

    public List<Sample> Samples { get; } = [];

    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                if (Samples.Count % SamplesPerCollection == 0) heap = GC.GetTotalMemory(forceFullCollection: true);
                Samples.Add(Take());
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run's time is up.
        }
    }

    public Sample Take()
    {
        int[] workers = [.. cluster.Workers.Select(static w => w.ProcessId)];
        Seen.UnionWith(workers);
        ObjectStoreInfo store = cluster.ObjectStore;
        int files = Directory.GetFiles(spillFolder, "*.spill", SearchOption.AllDirectories).Length;
        return new Sample(
            memory.ReadPrivate(Environment.ProcessId), heap, workers.Sum(memory.ReadPrivate), cluster.Store.Table.Usage.Committed, store.Spilled, files, store.Objects);
    }
}
