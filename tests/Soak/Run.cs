using Chaos;
using Chaos.Work;
using Chaos.Workloads;
using Remote;

namespace Soak;

/// <summary>One run: a cluster with a small store, lanes that keep more alive than it holds, then the search for what is left behind.</summary>
internal static class Run
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);

    /// <returns>The exit code: 0 where every object was right and memory stayed flat.</returns>
    public static async Task<int> WholeAsync(SoakOptions options, CancellationToken cancellation)
    {
        string spill = Directory.CreateTempSubdirectory("remote-soak-").FullName;
        Aftermath aftermath = new();
        Lane[] lanes;
        Sampler sampler;
        Cluster cluster = await Cluster.StartAsync(new() { ObjectStoreMemory = options.Store, SpillDirectory = spill }, cancellation);
        ObjectStoreInfo end;
        await using (cluster)
        {
            sampler = new Sampler(cluster, spill);
            lanes = await WorkAsync(options, cluster, sampler, cancellation);
            end = cluster.ObjectStore;
            foreach (Lane lane in lanes) lane.Clear();
            await aftermath.ObjectsAsync(cluster, cluster.Store.Table.CollectionWanted!);
            await aftermath.ResourcesAsync(cluster);
        }

        aftermath.Processes(sampler.Seen);
        Directory.Delete(spill, recursive: true);
        Trend[] trends = Trend.Of(sampler.Samples);
        Report.Print(options, lanes, end, trends, aftermath);
        return lanes.All(static l => l.Figures.BrokenCount == 0 && l.Figures.Checked > 0) && trends.All(static t => t.IsFlat) && aftermath.IsClean ? 0 : 1;
    }

    private static async Task<Lane[]> WorkAsync(SoakOptions options, Cluster cluster, Sampler sampler, CancellationToken cancellation)
    {
        IActorRef<Holder> holder = Holder.Remote();
        Lane[] lanes = [.. Enumerable.Range(0, options.Lanes).Select(i => new Lane(options, i, holder))];
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(options.Length);
        Task work = Task.WhenAll(lanes.Select((l, i) => Loop.RunAsync(1, options.Seed + (1000 * i), l.Figures, time.Token, l.StepAsync)));
        Task samples = Task.Run(() => sampler.RunAsync(time.Token), CancellationToken.None);
        for (long start = Environment.TickCount64; await Task.WhenAny(work, Task.Delay(Tick, CancellationToken.None)) != work;)
            Report.Progress(TimeSpan.FromMilliseconds(Environment.TickCount64 - start), lanes, cluster.ObjectStore, sampler.Take());
        await Task.WhenAll(work, samples);
        return lanes;
    }
}
