using Remote.Tasks;

namespace Remote.ActorModel;

/// <summary>The calls of one concurrency group in a line: they leave in the order they were made. Guarded by the line.</summary>
internal sealed class ActorLineQueue(ActorLine line, string? group)
{
    /// <summary>Calls under way at once: enough to share round trips, few enough to bound the host's memory.</summary>
    private const int Window = 4096;

    private readonly Deque<ActorCall> waiting = new();
    private ActorCall? lastSent;

    public ActorLine Line { get; } = line;

    /// <summary>Null for the default group.</summary>
    public string? Group { get; } = group;

    public int Count => waiting.Count;

    /// <summary>Whether the next call to leave waits for its arguments.</summary>
    public bool WaitsForArguments => waiting.PeekFirst() is { Ready: false };

    /// <summary>How many calls were sent and have not ended.</summary>
    public int UnderWay { get; private set; }

    /// <summary>The calls that were sent and have not ended, the last one first. The one at hand may be taken out meanwhile.</summary>
    public IEnumerable<ActorCall> Sent
    {
        get
        {
            for (ActorCall? call = lastSent, before; call is not null; call = before)
            {
                before = call.Neighbours.Before;
                yield return call;
            }
        }
    }

    public void Add(ActorCall call) => waiting.AddLast(call);

    /// <summary>A call that was under way and is made again: before those that were made after it.</summary>
    public void AddAgain(ActorCall call)
    {
        RemoveSent(call);
        waiting.AddFirst(call);
    }

    /// <summary>A call is on its way. The calls are linked to each other: a list would allocate for each.</summary>
    public void AddSent(ActorCall call, ulong order)
    {
        UnderWay++;
        call.SentOrder = order;
        call.Neighbours = (lastSent, null);
        if (lastSent is { } before) before.Neighbours = (before.Neighbours.Before, call);
        lastSent = call;
    }

    /// <summary>A call is not on its way any more, or never was.</summary>
    public void RemoveSent(ActorCall call)
    {
        if (call.SentOrder == 0) return;
        UnderWay--;
        call.SentOrder = 0;
        (ActorCall? before, ActorCall? after) = call.Neighbours;
        call.Neighbours = default;
        if (before is not null) before.Neighbours = (before.Neighbours.Before, after);
        if (after is not null) after.Neighbours = (before, after.Neighbours.After);
        else lastSent = before;
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
