using Remote.ControlPlane;

namespace Remote.Nodes;

/// <summary>
/// Who holds refs to one actor, how often, and the id by which each knows it: processes, which are told of its changes, and other
/// actors whose constructors' arguments hold it. Most actors have one holder: it has no table. Touched by the node's loop alone.
/// </summary>
internal sealed class ActorHolders
{
    private (object Holder, ActorId KnownAs) first;
    private int firstCount;
    private Dictionary<(object Holder, ActorId KnownAs), int>? others;

    public bool IsEmpty => firstCount == 0 && others is not { Count: > 0 };

    public IEnumerable<NodeClient> Clients => Keys.Select(static k => k.Holder).OfType<NodeClient>();

    private IEnumerable<(object Holder, ActorId KnownAs)> Keys
    {
        get
        {
            IEnumerable<(object Holder, ActorId KnownAs)> beside = others is null ? [] : others.Keys;
            return firstCount > 0 ? beside.Prepend(first) : beside;
        }
    }

    public void Add(NodeClient process, ActorId knownAs) => Change((process, knownAs), 1);

    public void Remove(NodeClient process, ActorId knownAs, int count) => Change((process, knownAs), -count);

    /// <summary>The arguments that another actor is made from hold a ref.</summary>
    public void Add(ActorEntry recipe, ActorId knownAs) => Change((recipe, knownAs), 1);

    public void Remove(ActorEntry recipe, ActorId knownAs) => Change((recipe, knownAs), -1);

    public void RemoveProcess(ulong number)
    {
        foreach ((object Holder, ActorId KnownAs) key in Keys.Where(k => k.Holder is NodeClient client && client.Number == number).ToArray()) Change(key, int.MinValue);
    }

    public void TakeOver(ActorHolders from)
    {
        if (from.firstCount > 0) Change(from.first, from.firstCount);
        foreach (((object Holder, ActorId KnownAs) key, int count) in from.others ?? []) Change(key, count);
        (from.first, from.firstCount, from.others) = (default, 0, null);
    }

    public bool Know(ActorId id) => Keys.Any(k => k.KnownAs == id);

    public bool Contain(NodeClient process) => (firstCount > 0 && first.Holder == process) || (others is not null && others.Keys.Any(k => k.Holder == process));

    /// <summary>Tells the processes where an actor stands, each by the id that it knows.</summary>
    public void Tell(ActorEntry entry)
    {
        if (firstCount > 0 && first.Holder is NodeClient client) client.Send(entry.Describe(first.KnownAs));
        if (others is null) return;
        foreach ((object holder, ActorId knownAs) in others.Keys)
        {
            if (holder is NodeClient other) other.Send(entry.Describe(knownAs));
        }
    }

    private void Change((object Holder, ActorId KnownAs) key, int by)
    {
        int beside = others?.GetValueOrDefault(key) ?? 0;
        if (firstCount > 0 ? first == key : beside == 0)
        {
            firstCount = Math.Max(0, firstCount + by);
            first = firstCount > 0 ? key : default;
        }
        else if (beside + by > 0)
        {
            (others ??= [])[key] = beside + by;
        }
        else
        {
            others?.Remove(key);
        }
    }
}
