using System.Diagnostics;

namespace VideoPipeline;

/// <summary>What all stages have in common: hand frames on, without getting too far ahead, and measure the own work.</summary>
public abstract class Stage(IActorRef<IStage>? next) : IStage
{
    private const int Window = 8;

    private readonly Queue<ObjectRef<Frame>> handedOn = [];
    private readonly Stopwatch busy = new();
    private int frames;

    public async Task<Frame> RunAsync(Frame frame)
    {
        busy.Start();
        Frame done = Process(frame);
        busy.Stop();
        frames++;
        if (next is not null)
        {
            // The next stage works on this frame while we take another. Only so many may wait for it: a slow stage slows those before
            // it down instead of filling its mailbox. And what fails behind us fails here, so that it gets to the caller in the end.
            if (handedOn.Count == Window) await handedOn.Dequeue();
            handedOn.Enqueue(next.RunAsync(done));
        }
        return done;
    }

    // Calls from one caller run in their order, so the question gets to the next stage after all frames that we handed on.
    public async Task<IReadOnlyList<StageReport>> FinishAsync()
    {
        while (handedOn.TryDequeue(out var frame)) await frame;
        var mine = new StageReport(GetType().Name, frames, busy.Elapsed, Environment.ProcessId);
        return next is null ? [mine] : [mine, .. await next.FinishAsync()];
    }

    protected abstract Frame Process(Frame frame);
}
