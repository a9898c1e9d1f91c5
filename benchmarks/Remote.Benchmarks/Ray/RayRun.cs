using Remote.Benchmarks.Reporting;

namespace Remote.Benchmarks.Ray;

/// <summary>
/// Measures workloads one after the other. A row that fails says why and the others go on; one that hangs names the calls that do not end, and is
/// the last.
/// </summary>
internal sealed class RayRun(Cluster cluster, TimeSpan round)
{
    public const string Published = "Ray 2.37.0";
    public const string Newest = "newest Ray";
    public const string RawLimit = "limit here";

    private const double TimesRay = 10;
    private const double ShareOfLimit = 0.8;

    /// <summary>Four rounds, a warm-up, and what they may run over.</summary>
    private const int RoundsOfPatience = 20;

    /// <summary>Whether a row has hung: what follows would be measured beside it.</summary>
    public bool Hung { get; private set; }

    /// <summary>What a row gets besides its rounds: no row needs it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(90);

    public async Task<Row> MeasureAsync(Workload work)
    {
        List<Reference> beside = [.. References(RayFigures.ByName[work.RayName])];
        try
        {
            Reading ours = await TimeAsync(work);
            if (work.Limit is { } limit) beside.Add(await LimitAsync(work, limit()));
            return new Row(work.Group, work.Name, work.Unit, ours, beside, GoalOf(work, beside));
        }
        catch (Exception error) when (error is RemoteException or TimeoutException or InvalidOperationException or OperationCanceledException)
        {
            string failure = Hung ? $"{error.Message} {await PendingAsync()}" : $"{error.GetType().Name}: {error.Message}";
            return new Row(work.Group, work.Name, work.Unit, null, beside, GoalOf(work, beside), failure);
        }
    }

    private async Task<Reference> LimitAsync(Workload work, Func<Task> operation)
    {
        Reading reading = await Harness.TimeAsync(operation, work.Multiplier, round, CancellationToken.None);
        return new Reference(RawLimit, reading.Mean, reading.Deviation, work.LimitNote);
    }

    private async Task<Reading> TimeAsync(Workload work)
    {
        // One that was given up calls nothing more when its calls end after all: the cluster may be another's by then.
        using var stop = new CancellationTokenSource();
        CancellationToken stopped = stop.Token;
        TimeSpan limit = Patience + RoundsOfPatience * round;
        // A thread of its own, as a program's main thread is: Get() blocks it.
        Task<Reading> run = Task.Factory.StartNew(
            () => RunAsync(work, stopped), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        if (await Task.WhenAny(run, Task.Delay(limit)) == run) return await run;
        Hung = true;
        await stop.CancelAsync();
        throw new TimeoutException($"It has not ended within {limit.TotalSeconds:0} s; the rows after it are left out.");
    }

    private async Task<Reading> RunAsync(Workload work, CancellationToken stop)
    {
        await using var scene = new Scene();
        return await Harness.TimeAsync(await work.Prepare(scene), work.Multiplier, round, stop);
    }

    private static IEnumerable<Reference> References(RayFigure ray) =>
        [new Reference(Published, ray.Mean, ray.Deviation), new Reference(Newest, ray.Newest, Note: ray.Version)];

    private static Goal GoalOf(Workload work, List<Reference> beside)
    {
        if (beside.Find(static one => one.Series == RawLimit) is { } limit) return new Goal(ShareOfLimit * limit.Value, $"{ShareOfLimit} of {limit.Note}");
        return work.Target is { } target
            ? new Goal(target, "its own")
            : new Goal(TimesRay * beside[0].Value, $"{TimesRay} × Ray 2.37.0");
    }

    private async Task<string> PendingAsync()
    {
        IReadOnlyList<PendingCall> pending = await cluster.GetPendingCallsAsync();
        IEnumerable<string> first = pending.Take(10).Select(static one =>
            $"{one.Name} of {one.Caller} is {one.State} for {one.Age.TotalSeconds:0} s: {one.Reason}");
        return $"{pending.Count} calls have not ended. {string.Join("; ", first)}";
    }
}
