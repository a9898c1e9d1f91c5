using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Objects;
using Remote.Tasks;
using Remote.Tasks.Lineage;

namespace Remote.ActorModel;

/// <summary>
/// What a call of an actor is made from once more, where its MaxTaskRetries allows. The actor answers as it is now, not as it was then; it
/// is not kept alive for this.
/// </summary>
internal sealed class ActorCallRecipe(
    ActorMethod method, ActorLineQueue queue, TimeSpan? timeout, CallTemplate message, int retriesUsed) : LineageRecipe(method.Name, message)
{
    private readonly WeakReference<ActorLineQueue> queue = new(queue);
    private readonly int headLength = ActorHead.LengthWith(queue.Group);
    private int used = retriesUsed;

    public override int HeadLength => headLength;

    public override string? Obstacle
    {
        get
        {
            if (!queue.TryGetTarget(out ActorLineQueue? calls)) return "no ref to the actor is held here any more";
            int max = calls.Line.MaxTaskRetries;
            if (max == 0) return "it is a call of an actor, and those are made again only where the actor's MaxTaskRetries allows";
            return max > 0 && Volatile.Read(ref used) >= max ? $"the call was made {used + 1} times and has no retries left. Raise MaxTaskRetries (it was {max})" : null;
        }
    }

    public override void Start(CallMessage arguments, ObjectRef result, string why)
    {
        if (!queue.TryGetTarget(out ActorLineQueue? calls))
        {
            arguments.Release();
            result.TryFail(new ObjectLostException($"{Name} is not called again: no ref to its actor is held here any more."));
            return;
        }

        Interlocked.Increment(ref used);
        var call = new ActorCall(method, calls, arguments, result) { MadeAgain = why, Recipe = this };
        try
        {
            if (calls.Line.TryEnter(call)) call.Start(timeout, CancellationToken.None);
        }
        catch (PendingCallsLimitExceededException)
        {
            // The call has failed with it.
        }
    }
}
