using System.Diagnostics;

namespace VideoPipeline;

/// <summary>The same four stages twice: as actors beside each other, and as objects on one thread.</summary>
internal static class Pipeline
{
    private const int UnderWay = 16;

    public static async Task<Outcome> InParallelAsync(string[] files)
    {
        var clock = Stopwatch.StartNew();
        var collector = Collector.Remote();
        var speed = SpeedCalculator.Remote(collector, new() { Cpus = 0.5 });   // an IActorRef<Collector> where an IActorRef<IStage> is asked
        var tracker = Tracker.Remote(speed);
        var detector = Detector.Remote(tracker);                               // with a model on a GPU: new() { Gpus = 0.25 }

        Queue<ObjectRef<Frame>> underWay = [];
        foreach (var (number, file) in files.Index())
        {
            // Tasks decode frames in whatever order; the detector gets them in ours, for we call it in ours. What decoding returns goes
            // on to the detector as a ref: nobody waits for it here.
            if (underWay.Count == UnderWay) await underWay.Dequeue();
            underWay.Enqueue(detector.RunAsync(Camera.Remote().Decode(number, file)));
        }
        IReadOnlyList<StageReport> stages = await detector.FinishAsync();
        return new Outcome(await collector.Vehicles(), clock.Elapsed, stages, await collector.Decoding());
    }

    public static async Task<Outcome> OnOneThreadAsync(string[] files)
    {
        var clock = Stopwatch.StartNew();
        var collector = new Collector();
        Stage[] stages = [new Detector(null), new Tracker(null), new SpeedCalculator(null), collector];
        foreach (var (number, file) in files.Index())
        {
            Frame frame = Camera.Decode(number, file);
            foreach (Stage stage in stages) frame = await stage.RunAsync(frame);
        }
        return new Outcome(collector.Vehicles(), clock.Elapsed, [], collector.Decoding());
    }
}
