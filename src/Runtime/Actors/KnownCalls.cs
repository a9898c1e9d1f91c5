using Remote.GeneratedCode;

namespace Remote.ActorModel;

/// <summary>
/// The calls that an actor has to answer, in the order they came. They are linked to each other: a table would cost each call more than the rare one that
/// is looked for. Guarded by the actor.
/// </summary>
internal sealed class KnownCalls
{
    private ActorContext? first;
    private ActorContext? last;

    public IEnumerable<ActorContext> All
    {
        get
        {
            for (ActorContext? call = first; call is not null; call = call.Neighbours.After) yield return call;
        }
    }

    public void Add(ActorContext call)
    {
        call.Neighbours = (last, null);
        if (last is null) first = call;
        else last.Neighbours = (last.Neighbours.Before, call);
        last = call;
    }

    public void Remove(ActorContext call)
    {
        (ActorContext? before, ActorContext? after) = call.Neighbours;
        call.Neighbours = default;
        if (before is null) first = after;
        else before.Neighbours = (before.Neighbours.Before, after);
        if (after is null) last = before;
        else after.Neighbours = (before, after.Neighbours.After);
    }

    /// <summary>Takes time with their number.</summary>
    public ActorContext? Find(ulong caller, ulong call)
    {
        for (ActorContext? one = first; one is not null; one = one.Neighbours.After)
        {
            Invocation invocation = one.Invocation;
            if (invocation.CallId == call && invocation.Caller == caller) return one;
        }

        return null;
    }
}
