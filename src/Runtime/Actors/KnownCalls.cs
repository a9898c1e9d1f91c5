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

    /// <summary>From both ends: who gives up many gives them up in the order in which they were made, or in the opposite one, as a token does.</summary>
    public ActorContext? Find(ulong caller, ulong call)
    {
        (ActorContext? low, ActorContext? high) = (first, last);
        while (low is not null && high is not null)
        {
            if (Is(low, caller, call)) return low;
            if (Is(high, caller, call)) return high;
            if (low == high || low.Neighbours.After == high) return null;
            (low, high) = (low.Neighbours.After, high.Neighbours.Before);
        }

        return null;
    }

    private static bool Is(ActorContext one, ulong caller, ulong call) => one.Invocation.CallId == call && one.Invocation.Caller == caller;
}
