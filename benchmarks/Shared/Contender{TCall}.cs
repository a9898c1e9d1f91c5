using System.Diagnostics;

namespace Remote.Benchmarks.Peers;

/// <summary>The workloads, the same code for all: what differs is how a call is made and what is awaited for its answer.</summary>
/// <typeparam name="TCall">A call under way, as the contender's users hold it.</typeparam>
internal abstract class Contender<TCall> : IContender
{
    private const int Outstanding = 1_000;

    private int created;

    public abstract string Name { get; }

    public abstract string What { get; }

    public abstract ContenderKind Kind { get; }

    /// <summary>Actors that <see cref="Workload.Creation"/> creates each time.</summary>
    public int Actors { get; init; } = 2_000;

    public abstract bool Takes(Workload workload);

    public abstract Task StartAsync(CancellationToken cancellationToken);

    // On the pool, as a server's code runs; who blocks has a thread of its own, as a program's Main.
    public Task<double> RateAsync(Workload workload, TimeSpan time) => workload switch
    {
        Workload.OneAtATime => MeasureAsync(() => Task.Run(() => OneAtATimeAsync(time))),
        Workload.Blocking => MeasureAsync(() => Task.Factory.StartNew(() => Block(time), TaskCreationOptions.LongRunning)),
        Workload.Burst => MeasureAsync(() => Task.Run(() => BurstsAsync(static _ => 0, time))),
        Workload.ManyToMany => MeasureAsync(() => TwoCallersAsync(time)),
        _ => Task.Run(CreateAsync),
    };

    public abstract ValueTask DisposeAsync();

    /// <summary>Adds to an actor's sum.</summary>
    /// <param name="actor">0 or 1.</param>
    /// <param name="value">What is added; the answer is the sum.</param>
    protected abstract TCall Call(int actor, int value);

    /// <summary>Adds to the sum of an actor that is not there yet.</summary>
    /// <param name="number">Another one each time.</param>
    /// <param name="value">What is added; the answer is the sum.</param>
    protected virtual TCall CallNew(int number, int value) => throw new NotSupportedException($"{Name} has no actors that come with their first call.");

    protected abstract ValueTask<int> AnswerAsync(TCall call);

    protected abstract Task<int[]> AnswersAsync(TCall[] calls);

    /// <summary>Blocks.</summary>
    protected virtual int Answer(TCall call) => throw new NotSupportedException($"{Name} is not measured by a thread that blocks.");

    /// <summary>A rate counts only if the actors have counted the same.</summary>
    private async Task<double> MeasureAsync(Func<Task<int>> work)
    {
        int before = await SumAsync();
        long start = Stopwatch.GetTimestamp();
        int count = await work();
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        int counted = await SumAsync() - before;
        if (counted != count) throw new InvalidDataException($"{Name} answered {count:N0} calls, but its actors have added up {counted:N0}.");
        return count / time.TotalSeconds;
    }

    private async Task<int> SumAsync() => await AnswerAsync(Call(0, 0)) + await AnswerAsync(Call(1, 0));

    private async Task<int> OneAtATimeAsync(TimeSpan time)
    {
        int count = 0;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < time; count++) await AnswerAsync(Call(0, 1));
        return count;
    }

    private int Block(TimeSpan time)
    {
        int count = 0;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < time; count++) Answer(Call(0, 1));
        return count;
    }

    private async Task<int> TwoCallersAsync(TimeSpan time)
        => (await Task.WhenAll(Enumerable.Range(0, 2).Select(caller => Task.Run(() => BurstsAsync(call => (caller + call) % 2, time))))).Sum();

    private async Task<int> BurstsAsync(Func<int, int> actorFor, TimeSpan time)
    {
        var calls = new TCall[Outstanding];
        int count = 0;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            for (int i = 0; i < calls.Length; i++) calls[i] = Call(actorFor(i), 1);
            count += (await AnswersAsync(calls)).Length;
        }

        return count;
    }

    private async Task<double> CreateAsync()
    {
        long start = Stopwatch.GetTimestamp();
        for (int left = Actors; left > 0; left -= Outstanding)
        {
            var calls = new TCall[Math.Min(left, Outstanding)];
            for (int i = 0; i < calls.Length; i++) calls[i] = CallNew(created++, 1);
            int[] sums = await AnswersAsync(calls);
            if (sums.AsSpan().ContainsAnyExcept(1)) throw new InvalidDataException($"{Name} sent the first call to an actor that had been called before.");
        }

        return Actors / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
