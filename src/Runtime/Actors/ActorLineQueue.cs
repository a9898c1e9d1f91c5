using Remote.Tasks;

namespace Remote.ActorModel;

/// <summary>The calls of one concurrency group in a line: they leave in the order they were made. Guarded by the line.</summary>
internal sealed class ActorLineQueue(ActorLine line, string? group)
{
    /// <summary>Calls under way at once: enough to share round trips, few enough to bound the host's memory.</summary>
    private const int Window = 4096;

    private readonly Deque<ActorCall> waiting = new();

    public ActorLine Line { get; } = line;

    /// <summary>Null for the default group.</summary>
    public string? Group { get; } = group;

    public int Count => waiting.Count;

    /// <summary>Whether the next call to leave waits for its arguments.</summary>
    public bool WaitsForArguments => waiting.PeekFirst() is { Ready: false };

    /// <summary>Calls that were sent and have not ended.</summary>
    public int UnderWay { get; set; }

    public void Add(ActorCall call) => waiting.AddLast(call);

    /// <summary>A call that was under way and is made again: before those that were made after it.</summary>
    public void AddAgain(ActorCall call)
    {
        UnderWay--;
        waiting.AddFirst(call);
    }

    public ActorCall[] TakeAll() => waiting.TakeAll();

    /// <summary>Takes the head where it may leave now.</summary>
    public ActorCall? TakeReady()
    {
        if (UnderWay >= Window || waiting.PeekFirst() is not { } head || (!head.Ready && !head.HasEnded)) return null;
        waiting.TryTakeFirst(out _);
        return head;
    }
}
