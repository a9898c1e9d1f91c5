using System.Diagnostics;
using MonteCarloPi;
using Samples;

var sample = new SampleCommand("Estimates π from random points in a square, with live progress. Ported from Ray's 'Monte Carlo Estimation of π'.");
var tasks = sample.Number("--tasks", 10, "Sampling tasks.");
var samples = sample.Number("--samples", 20_000_000, "Points that each task draws.");
return await sample.RunAsync(args, async options =>
{
    await using var cluster = await Cluster.StartAsync(new() { Cpus = options.GetValue(sample.Cpus) });      // Ray: ray.init(num_cpus=…)
    int[] all = [.. Enumerable.Range(0, options.GetValue(tasks))];
    long each = options.GetValue(samples);

    var progress = ProgressActor.Remote(all.Length);                                     // Ray: ProgressActor.remote(…)
    await progress.Progress();                                                           // its process starts now, and not while we measure
    var clock = Stopwatch.StartNew();
    ObjectRef<Tally>[] refs = [.. all.Select(task => Sampling.Remote().Sample(task, each, progress))];       // all begin; nothing is waited for

    // While they run we ask the actor how far they are.
    await Screen.WatchAsync(each * all.Length, whole: GatherAsync(refs), look: async () => await progress.Progress());
    Tally tally = (await refs).Aggregate((a, b) => a + b);                               // Ray: sum(ray.get(results))
    TimeSpan parallel = clock.Elapsed;

    // The same method without Remote() is an ordinary call.
    clock.Restart();
    Tally alone = all.Select(task => Sampling.Sample(task, each, progress: null)).Aggregate((a, b) => a + b);
    TimeSpan oneThread = clock.Elapsed;

    Screen.Show(tally);
    Report.SpeedUp($"{tally.Samples:N0} points", options.GetValue(sample.Cpus), parallel, oneThread);
    double error = Math.Sqrt(Math.PI * (4 - Math.PI) / tally.Samples);                   // one standard deviation of such an estimate
    return Report.Check(tally == alone, "The one-thread run hit the circle exactly as often.")
        & Report.Check(Math.Abs(tally.Pi - Math.PI) < 5 * error, "The estimate lies within five standard deviations of π.");
});

static async Task<Tally[]> GatherAsync(ObjectRef<Tally>[] refs) => await refs;
