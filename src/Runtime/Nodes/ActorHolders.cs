using Remote.ControlPlane;

namespace Remote.Nodes;

/// <summary>
/// Who holds refs to one actor, how often, and the id by which each knows it: processes, which are told of its changes, and other
/// actors whose constructors' arguments hold it. Touched by the node's loop alone.
/// </summary>
internal sealed class ActorHolders
{
    private readonly Dictionary<(object Holder, ActorId KnownAs), int> counts = [];

    public bool IsEmpty => counts.Count == 0;

    public IEnumerable<(NodeClient Client, ActorId KnownAs)> Clients
        => counts.Keys.Where(static k => k.Holder is NodeClient).Select(static k => ((NodeClient)k.Holder, k.KnownAs));

    public void Add(NodeClient process, ActorId knownAs) => Change(process, knownAs, 1);

    public void Remove(NodeClient process, ActorId knownAs, int count) => Change(process, knownAs, -count);

    /// <summary>The arguments that another actor is made from hold a ref.</summary>
    public void Add(ActorEntry recipe, ActorId knownAs) => Change(recipe, knownAs, 1);

    public void Remove(ActorEntry recipe, ActorId knownAs) => Change(recipe, knownAs, -1);

    public void RemoveProcess(ulong number)
    {
        foreach ((object Holder, ActorId KnownAs) key in counts.Keys.Where(k => k.Holder is NodeClient client && client.Number == number).ToArray()) counts.Remove(key);
    }

    public void TakeOver(ActorHolders others)
    {
        foreach (((object holder, ActorId knownAs), int count) in others.counts) Change(holder, knownAs, count);
        others.counts.Clear();
    }

    public bool Know(ActorId id) => counts.Keys.Any(k => k.KnownAs == id);

    public bool Contain(NodeClient process) => counts.Keys.Any(k => k.Holder == process);

    private void Change(object holder, ActorId knownAs, int by)
    {
        int count = counts.GetValueOrDefault((holder, knownAs)) + by;
        if (count > 0) counts[(holder, knownAs)] = count;
        else counts.Remove((holder, knownAs));
    }
}
