using Chaos.Work;

namespace Chaos.Workloads;

/// <summary>
/// Calls of restartable actors whose effects are on disk. Without task retries a call has its effect at most once, and exactly once where
/// it succeeded; with them it always succeeds, and has its effect at least once.
/// </summary>
internal sealed class RecordedCalls(string folder, bool retried) : IWorkload
{
    public const int CallsPerActor = 400;
    private const int Window = 16;
    private int lastActor;

    public string Name => retried ? "actors, retried calls" : "actors";

    public string Promise => retried ? "each effect at least once, in order" : "each effect at most once, in order";

    public Figures Figures { get; } = new();

    public Task RunAsync(int seed, CancellationToken stop) => Loop.RunAsync(2, seed, Figures, stop, StepAsync);

    /// <summary>Compares what an actor did with what its caller was told.</summary>
    /// <param name="effects">The numbers that it wrote, in their order.</param>
    /// <param name="succeeded">The calls that did not fail.</param>
    public void CheckEffects(int[] effects, HashSet<int> succeeded)
    {
        int[] firsts = [.. effects.Distinct()];
        if (!retried) Figures.Check(firsts.Length, effects.Length, "effects, duplicates included");
        if (retried) Figures.Check(CallsPerActor, succeeded.Count, "successful calls");
        Figures.Check(0, succeeded.Except(firsts).Count(), "calls that succeeded without an effect");
        Figures.Check(true, firsts.SequenceEqual(firsts.Order()), "order of the effects");
    }

    private async Task StepAsync(Random random)
    {
        string file = Path.Combine(folder, $"{(retried ? "retried" : "once")}-{Interlocked.Increment(ref lastActor)}");
        IActorRef<Recorder> recorder = Recorder.Remote(file, new() { MaxTaskRetries = retried ? -1 : 0, OwnProcess = random.Next(8) == 0 });
        HashSet<int> succeeded = await CallAsync(recorder);
        await Actors.KillAsync(recorder).WaitAsync(Patience.Limit);
        CheckEffects(File.Exists(file) ? [.. File.ReadLines(file).Select(int.Parse)] : [], succeeded);
        File.Delete(file);
    }

    private async Task<HashSet<int>> CallAsync(IActorRef<Recorder> recorder)
    {
        HashSet<int> succeeded = [];
        Queue<(int Number, ObjectRef<int> Result)> open = new();
        for (int number = 0; number < CallsPerActor; number++)
        {
            open.Enqueue((number, recorder.Record(number)));
            if (open.Count == Window) await TakeAsync(open.Dequeue(), succeeded);
        }

        while (open.TryDequeue(out (int, ObjectRef<int>) call)) await TakeAsync(call, succeeded);
        return succeeded;
    }

    private async Task TakeAsync((int Number, ObjectRef<int> Result) call, HashSet<int> succeeded)
    {
        try
        {
            Figures.Check(call.Number, await call.Result.Soon(), "Record");
            succeeded.Add(call.Number);
        }
        catch (ActorUnavailableException) when (!retried)
        {
            Figures.Excuse();
        }
    }
}
