using System.Collections.Immutable;
using Remote;

namespace Chaos;

/// <summary>Kills worker processes of the cluster, one after the other, and stops some for a while.</summary>
internal sealed class Monkey(Cluster cluster, ChaosOptions options)
{
    private readonly Random random = new(options.Seed);

    /// <summary>Kills per role of the worker: immutable, for it is printed while the next is counted.</summary>
    public ImmutableSortedDictionary<string, int> Kills { get; private set; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Processes stopped and continued (SIGSTOP, SIGCONT).</summary>
    public int Pauses { get; private set; }

    /// <summary>Every worker process that was seen.</summary>
    public HashSet<int> Seen { get; } = [];

    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(options.Every);
        try
        {
            while (await timer.WaitForNextTickAsync(stop)) await FaultAsync();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run's time is up.
        }
    }

    private async Task FaultAsync()
    {
        WorkerInfo[] workers = [.. cluster.Workers];
        Seen.UnionWith(workers.Select(static w => w.ProcessId));
        if (workers.Length == 0) return;
        WorkerInfo victim = workers[random.Next(workers.Length)];
        switch (random.Next(10))
        {
            case 0:
                await PauseAsync(victim);
                break;
            case 1:
                Kill(victim);
                Kill(workers[random.Next(workers.Length)]);
                break;
            default:
                Kill(victim);
                break;
        }
    }

    private void Kill(WorkerInfo worker)
    {
        if (!Signal.TrySend(worker.ProcessId, Signal.Kill)) return;
        Kills = Kills.SetItem(worker.Role, Kills.GetValueOrDefault(worker.Role) + 1);
    }

    private async Task PauseAsync(WorkerInfo worker)
    {
        if (!Signal.TrySend(worker.ProcessId, Signal.Stop)) return;
        await Task.Delay(options.Every / 2, CancellationToken.None);
        if (Signal.TrySend(worker.ProcessId, Signal.Continue)) Pauses++;
    }
}
