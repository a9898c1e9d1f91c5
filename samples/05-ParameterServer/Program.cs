using System.Diagnostics;
using ParameterServer;
using Samples;

const double Wanted = 0.93;

var sample = new SampleCommand(
    "Trains a network on drawn digits with a parameter server, synchronously and asynchronously. Ported from Ray's 'Parameter Server'.");
var workers = sample.Number("--workers", 2, "Actors that compute gradients.");
var iterations = sample.Number("--iterations", 240, "Steps of training.");
var batch = sample.Number("--batch", 1_000, "Digits per gradient.");
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
    Screen.ShowTitle("Synchronous: the server waits for the gradients of all workers");
    TimeSpan parallel = await TimeAsync(async show => synchronous = await training.SynchronousAsync(show));
    Screen.ShowTitle("Asynchronous: the server takes each gradient as it comes");
    TimeSpan free = await TimeAsync(async show => asynchronous = await training.AsynchronousAsync(show));
    TimeSpan oneThread = await TimeAsync(_ => Task.FromResult(alone = training.OnOneThread()));

    Report.SpeedUp("Synchronous", training.Workers, parallel, oneThread);
    Report.SpeedUp("Asynchronous", training.Workers, free, oneThread);
    (double inStep, double outOfStep) = (training.Accuracy(synchronous), training.Accuracy(asynchronous));
    return Report.Check(synchronous.SequenceEqual(alone), "In parallel and on one thread the parameters are the same to the last bit.")
        & Report.Check(inStep >= Wanted, $"Synchronous accuracy on digits never seen: {inStep:P1}.")
        & Report.Check(outOfStep >= Wanted, $"Asynchronous accuracy on digits never seen: {outOfStep:P1}.");

    async Task<TimeSpan> TimeAsync(Func<Action<int, float[]>, Task> train)
    {
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
