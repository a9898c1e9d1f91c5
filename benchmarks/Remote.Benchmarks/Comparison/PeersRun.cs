using Remote.Benchmarks.Peers;
using Spectre.Console;

namespace Remote.Benchmarks.Comparison;

/// <summary>Starts all contenders and measures them by turns: in each round and each workload one after the other, another one first each time.</summary>
internal sealed class PeersRun(PeersOptions options, CancellationToken stop) : IAsyncDisposable
{
    private static readonly Workload[] Workloads = Enum.GetValues<Workload>();

    /// <summary>Before each row: what the row before has left behind is over.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(0.1);

    /// <summary>Between the warm-up and the look at what idle processes use, and how long that takes.</summary>
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromSeconds(2);

    private readonly ContenderRun[] runs = [.. options.Names.Select(name => new ContenderRun(ContenderList.Create(name, options.Actors)))];

    public IReadOnlyList<ContenderRun> Contenders => runs;

    public IReadOnlyList<PeerFigure> Figures => [.. runs.SelectMany(static run => run.Figures)];

    /// <summary>What all processes use of a core while nothing is measured, 1 being a whole core; null where it cannot be told.</summary>
    public double? IdleUse { get; private set; }

    public async Task MeasureAsync(ProgressTask progress)
    {
        progress.MaxValue = runs.Length * (1 + (1 + options.Rounds) * Workloads.Length);
        foreach (ContenderRun run in runs) await StepAsync(progress, $"starts {run.Contender.Name}", () => run.StartAsync(stop));
        (ContenderRun Run, Workload Workload)[] rows = [.. Workloads.SelectMany(workload => runs.Where(run => run.Contender.Takes(workload)).Select(run => (run, workload)))];
        progress.MaxValue = runs.Length + (1 + options.Rounds) * rows.Length;
        // All rows of one, then of the next: what is compiled for one row serves the others.
        foreach (var (run, workload) in rows.OrderBy(row => Array.IndexOf(runs, row.Run)))
            await StepAsync(progress, $"warms up {run.Contender.Name}", () => run.WarmUpAsync(workload, WarmUpOf(run), stop));
        TimeSpan quiet = options.Time < LongestQuiet ? options.Time : LongestQuiet;
        await Task.Delay(quiet, stop);
        IdleUse = await new ProcessTree(Environment.ProcessId).UseAsync(quiet, stop);
        for (int round = 0; round < options.Rounds; round++) await MeasureRoundAsync(progress, round, rows);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ContenderRun run in runs) await run.EndAsync();
    }

    private async Task MeasureRoundAsync(ProgressTask progress, int round, (ContenderRun Run, Workload Workload)[] rows)
    {
        foreach (var (run, workload) in rows.OrderBy(static row => row.Workload).ThenBy(row => (Array.IndexOf(runs, row.Run) + round * 3) % runs.Length))
        {
            await StepAsync(progress, $"round {round + 1}: {WorkloadText.Of(workload)}: {run.Contender.Name}", async () =>
            {
                if (workload != Workload.Creation) await run.WarmUpAsync(workload, Settling, stop);
                await run.MeasureAsync(workload, options.Time, ProcessesOf(run), stop);
            });
        }
    }

    // A limit has little code to compile.
    private TimeSpan WarmUpOf(ContenderRun run)
        => options.WarmUp / Workloads.Count(run.Contender.Takes) / (run.Contender.Kind == ContenderKind.Limit ? 10 : 1);

    // Where it has no process of its own, all of this one's but those of the others.
    private ProcessTree ProcessesOf(ContenderRun run) => run.Contender.ProcessId is { } own
        ? new ProcessTree(own)
        : new ProcessTree(Environment.ProcessId, [.. runs.Select(static one => one.Contender.ProcessId).OfType<int>()]);

    private async Task StepAsync(ProgressTask progress, string what, Func<Task> step)
    {
        stop.ThrowIfCancellationRequested();
        progress.Description = what;
        await step();
        progress.Increment(1);
    }
}
