using System.Diagnostics;
using Remote.Benchmarks.Peers;

namespace Remote.Benchmarks.Comparison;

/// <summary>A contender that was started, what it has measured, and why it no longer does.</summary>
internal sealed class ContenderRun(IContender contender)
{
    /// <summary>What a row may take beyond its time: who does not answer by then has failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<Workload, PeerFigure> figures = [];

    public IContender Contender => contender;

    /// <summary>Null as long as it works.</summary>
    public string? Failure { get; private set; }

    public IEnumerable<PeerFigure> Figures => figures.Values;

    public Task StartAsync(CancellationToken stop) => TryAsync("did not start", () => contender.StartAsync(stop), stop);

    public Task WarmUpAsync(Workload workload, TimeSpan time, CancellationToken stop)
        => TryAsync($"failed to warm up in {workload}", () => RateAsync(workload, time, stop), stop);

    /// <param name="processes">Those that work for it.</param>
    public Task MeasureAsync(Workload workload, TimeSpan time, ProcessTree processes, CancellationToken stop) => TryAsync($"failed in {workload}", async () =>
    {
        double? before = processes.Seconds();
        long start = Stopwatch.GetTimestamp();
        double rate = await RateAsync(workload, time, stop);
        double calls = rate * Stopwatch.GetElapsedTime(start).TotalSeconds;
        double? cpu = (processes.Seconds() - before) * 1e6 / calls;
        // A limit may spin, and its other end live shorter than the row.
        if (contender.Kind == ContenderKind.Limit) cpu = null;
        PeerFigure figure = figures.GetValueOrDefault(workload) ?? new(workload, contender.Name, contender.Kind, [], []);
        figures[workload] = figure with { Rates = [.. figure.Rates, rate], Cpu = cpu is { } one ? [.. figure.Cpu, one] : figure.Cpu };
    }, stop);

    /// <summary>Also of one that has failed: its host may live.</summary>
    public async Task EndAsync()
    {
        try
        {
            await contender.DisposeAsync();
        }
        catch (Exception failed)
        {
            Failure ??= $"did not end: {failed.Message}";
        }
    }

    private Task<double> RateAsync(Workload workload, TimeSpan time, CancellationToken stop) => contender.RateAsync(workload, time).WaitAsync(time + Patience, stop);

    // Whatever a framework throws is its failure, and the others go on.
    private async Task TryAsync(string what, Func<Task> work, CancellationToken stop)
    {
        if (Failure is not null) return;
        try
        {
            await work();
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            Failure = $"{what}: {failed.Message}";
        }
    }
}
