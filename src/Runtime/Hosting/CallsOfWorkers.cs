using Remote.ControlPlane;

namespace Remote.Hosting;

/// <summary>The workers' answers to one question, as they come. Thread-safe.</summary>
internal sealed class CallsOfWorkers
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<ulong> heard = [];
    private readonly List<PendingCall> told = [];
    private ulong[]? expected;

    /// <summary>Ends when all have told that live.</summary>
    public Task Complete => complete.Task;

    public void Expect(ulong[] workers)
    {
        lock (gate)
        {
            expected = workers;
            Check();
        }
    }

    public void Add(CallsTold answer)
    {
        lock (gate)
        {
            if (!heard.Add(answer.Teller)) return;
            told.AddRange(answer.Calls.Select(c => PendingWait.ToPublic(c, answer.Teller)));
            Check();
        }
    }

    /// <summary>A worker is gone: it tells nothing.</summary>
    public void Drop(ulong worker)
    {
        lock (gate)
        {
            heard.Add(worker);
            Check();
        }
    }

    public List<PendingCall> Told()
    {
        lock (gate) return [.. told];
    }

    private void Check()
    {
        if (expected is not null && expected.All(heard.Contains)) complete.TrySetResult();
    }
}
