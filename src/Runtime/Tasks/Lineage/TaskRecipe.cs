using Remote.Hosting;
using Remote.Objects;

namespace Remote.Tasks.Lineage;

/// <summary>What a task is run from once more: each run that was begun counts against its MaxRetries.</summary>
internal sealed class TaskRecipe(TaskCallOptions options, CallTemplate message, int attempts, int retries) : LineageRecipe(options.Name, message)
{
    private readonly Lock gate = new();
    private int attempt = attempts;
    private int retriesLeft = retries;

    public override int HeadLength => TaskHead.Length;

    public override string? Obstacle
    {
        get
        {
            lock (gate)
            {
                return retriesLeft != 0 ? null
                    : $"it has been run {(attempt == 0 ? "once" : $"{attempt + 1} times")} and has no retries left. Raise MaxRetries (it was {options.MaxRetries}), or keep its value elsewhere";
            }
        }
    }

    /// <summary>How often it was run, and may be run again.</summary>
    public void OnRan(int attemptNow, int retriesNow)
    {
        lock (gate) (attempt, retriesLeft) = (attemptNow, retriesNow);
    }

    public override void Start(CallMessage message, ObjectRef result, string why)
    {
        (int number, int left) = UseRetry();
        var call = new TaskCall(options, message, result, number, left) { MadeAgain = why, Recipe = this };
        call.Start(options.Timeout, CancellationToken.None);
    }

    private (int Attempt, int Left) UseRetry()
    {
        lock (gate)
        {
            attempt++;
            if (retriesLeft > 0) retriesLeft--;
            return (attempt, retriesLeft);
        }
    }
}
