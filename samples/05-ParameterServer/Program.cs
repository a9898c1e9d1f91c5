using System.Diagnostics;
using ParameterServer;
using Samples;

const double Wanted = 0.93;

var sample = new SampleCommand("Trains a network on drawn digits with a parameter server, synchronously and asynchronously. Ported from Ray's 'Parameter Server'.");
var workers = sample.Number("--workers", 2, "Actors that compute gradients.");
var iterations = sample.Number("--iterations", 240, "Steps of training.");
var batch = sample.Number("--batch", 500, "Digits per gradient.");
return await sample.RunAsync(args, async options =>
{
    await using var cluster = await Cluster.StartAsync(new() { Cpus = options.GetValue(sample.Cpus) });
    var training = new Training(options.GetValue(workers), options.GetValue(iterations), options.GetValue(batch));
    Screen.ShowDigits(Digits.Draw(10, seed: 1)[2..6]);

    // A few steps to warm up, all three ways, so that all times are those of compiled code.
    Training warmUp = training with { Iterations = 10 };
    await warmUp.SynchronousAsync((_, _) => { });
    await warmUp.AsynchronousAsync((_, _) => { });
    warmUp.OnOneThread();

    float[] synchronous = [], asynchronous = [], alone = [];
    TimeSpan parallel = await TimeAsync("Synchronous: the server waits for the gradients of all workers", async show => synchronous = await training.SynchronousAsync(show));
    TimeSpan free = await TimeAsync("Asynchronous: the server takes each gradient as it comes", async show => asynchronous = await training.AsynchronousAsync(show));
    TimeSpan oneThread = await TimeAsync(null, _ => Task.FromResult(alone = training.OnOneThread()));

    Report.SpeedUp("Synchronous", training.Workers, parallel, oneThread);
    Report.SpeedUp("Asynchronous", training.Workers, free, oneThread);
    return Report.Check(synchronous.SequenceEqual(alone), "Trained in parallel and on one thread, the parameters are the same to the last bit.")
        & Report.Check(training.Accuracy(synchronous) >= Wanted, $"Synchronous accuracy on digits never seen: {training.Accuracy(synchronous):P1}.")
        & Report.Check(training.Accuracy(asynchronous) >= Wanted, $"Asynchronous accuracy on digits never seen: {training.Accuracy(asynchronous):P1}.");

    async Task<TimeSpan> TimeAsync(string? title, Func<Action<int, float[]>, Task> train)
    {
        if (title is not null) Screen.ShowTitle(title);
        var clock = Stopwatch.StartNew();
        TimeSpan shown = default;
        await train((iteration, weights) =>
        {
            TimeSpan before = clock.Elapsed;
            Screen.ShowAccuracy(iteration, training.Accuracy(weights));
            shown += clock.Elapsed - before;                     // looking at the accuracy is no part of the training
        });
        return clock.Elapsed - shown;
    }
});
