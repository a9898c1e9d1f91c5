using Chaos.Workloads;
using Remote;

namespace Chaos;

/// <summary>One run: a cluster, all workloads at once, faults until the time is up, then the search for what is left behind.</summary>
internal static class Run
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);

    /// <returns>The exit code: 0 where every promise was kept.</returns>
    public static async Task<int> WholeAsync(ChaosOptions options, CancellationToken cancellation)
    {
        string folder = Directory.CreateTempSubdirectory("remote-chaos-").FullName;
        IWorkload[] workloads = [.. All(folder).Where(w => options.Has(w.Name))];
        Aftermath aftermath = new();
        Monkey monkey;
        Cluster cluster = await Cluster.StartAsync(new() { Workers = options.Workers, Transport = options.Transport }, cancellation);
        await using (cluster)
        {
            monkey = new Monkey(cluster, options);
            await WorkAsync(options, workloads, monkey, cancellation);
            await aftermath.ResourcesAsync(cluster);
            monkey.Seen.UnionWith(cluster.Workers.Select(static w => w.ProcessId));
        }

        aftermath.Processes(monkey.Seen);
        Directory.Delete(folder, recursive: true);
        Report.Print(options, workloads, monkey, aftermath);
        return workloads.All(static w => w.Figures.BrokenCount == 0) && aftermath.IsClean ? 0 : 1;
    }

    private static IEnumerable<IWorkload> All(string folder) =>
    [
        new NestedTasks(), new RecordedCalls(folder, retried: false), new RecordedCalls(folder, retried: true), new Streams(), new Borrowing(), new ForeignOwners(),
    ];

    private static async Task WorkAsync(ChaosOptions options, IWorkload[] workloads, Monkey monkey, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(options.Length);
        Task work = Task.WhenAll(workloads.Select((w, i) => w.RunAsync(options.Seed + (1000 * i), time.Token)));
        Task faults = monkey.RunAsync(time.Token);
        for (long start = Environment.TickCount64; await Task.WhenAny(work, Task.Delay(Tick, CancellationToken.None)) != work;)
            Report.Progress(TimeSpan.FromMilliseconds(Environment.TickCount64 - start), workloads, monkey);
        await Task.WhenAll(work, faults);
    }
}
