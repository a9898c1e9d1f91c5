using Remote.Benchmarks.Peers;

namespace Remote.Benchmarks.Comparison;

/// <summary>A contender that was started, what it has measured, and why it no longer does.</summary>
internal sealed class ContenderRun(IContender contender)
{
    /// <summary>What a row may take beyond its time: who does not answer by then has failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<Workload, List<double>> rates = [];

    public IContender Contender => contender;

    /// <summary>Null as long as it works.</summary>
    public string? Failure { get; private set; }

    public IEnumerable<PeerFigure> Figures => rates.Select(of => new PeerFigure(of.Key, contender.Name, contender.Kind, of.Value));

    public Task StartAsync(CancellationToken stop) => TryAsync("did not start", () => contender.StartAsync(stop), stop);

    public Task WarmUpAsync(Workload workload, TimeSpan time, CancellationToken stop)
        => TryAsync($"failed to warm up in {workload}", () => RateAsync(workload, time, stop), stop);

    public Task MeasureAsync(Workload workload, TimeSpan time, CancellationToken stop) => TryAsync($"failed in {workload}", async () =>
    {
        double rate = await RateAsync(workload, time, stop);
        if (!rates.TryGetValue(workload, out List<double>? all)) rates[workload] = all = [];
        all.Add(rate);
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
