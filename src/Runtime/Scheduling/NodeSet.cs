namespace Remote.Scheduling;

/// <summary>
/// Nodes to choose among, those with GPUs apart: work that needs none keeps off them while others have room. Not thread-safe.
/// </summary>
internal sealed class NodeSet(ResourceNames names, Random random)
{
    private const int BestShare = 5;

    private readonly NodeIndex plain = new(names);
    private readonly NodeIndex withGpus = new(names);
    private readonly List<ClusterNode> members = [];
    private readonly Dictionary<Demand, bool> feasible = [];
    private readonly HashSet<Demand> busy = [];
    private readonly Dictionary<Demand, int> turns = [];

    public IReadOnlyList<ClusterNode> Members => members;

    public void Add(ClusterNode node)
    {
        members.Add(node);
        feasible.Clear();
        busy.Clear();
        node.Join(this, node.HasGpus ? withGpus : plain);
    }

    /// <summary>The node has left its indexes already.</summary>
    public void Remove(ClusterNode node)
    {
        members.Remove(node);
        feasible.Clear();
    }

    /// <summary>A node by the hybrid policy, or in turn; null where none has the demand free.</summary>
    /// <param name="demand">What is asked for.</param>
    /// <param name="inTurn">Which policy.</param>
    /// <param name="preferred">The node that wins among equally good ones.</param>
    public ClusterNode? Choose(Demand demand, bool inTurn, ClusterNode? preferred)
    {
        if (busy.Contains(demand)) return null;
        ClusterNode? node = inTurn ? Spread(demand) : Hybrid(demand, preferred);
        if (node is null) busy.Add(demand);
        return node;
    }

    /// <summary>A node of the set has more free than before: what did not fit anywhere may fit there, and nowhere else.</summary>
    public void OnGave(ClusterNode node)
    {
        if (busy.Count == 0 || node.Reserved) return;
        foreach (Demand demand in busy)
        {
            // Removing does not end the enumeration.
            if (node.Account.Fits(demand)) busy.Remove(demand);
        }
    }

    /// <summary>Whether one of the nodes would hold the demand if nobody held anything.</summary>
    public bool IsFeasible(Demand demand)
    {
        if (feasible.TryGetValue(demand, out bool known)) return known;
        return feasible[demand] = members.Exists(n => n.Account.CouldHold(demand));
    }

    /// <summary>Ray's hybrid policy: nodes are filled to half, the first ones first, then the least loaded are taken.</summary>
    public ClusterNode? Hybrid(Demand demand, ClusterNode? preferred)
        => (demand.GpuUnits > 0 ? null : Hybrid(plain, demand, preferred is { HasGpus: false } ? preferred : null))
           ?? Hybrid(withGpus, demand, preferred is { HasGpus: true } ? preferred : null);

    /// <summary>
    /// The next node in turn that has the demand free. Each demand has a turn of its own: one that few nodes can hold would take the turn of
    /// all others to these again and again.
    /// </summary>
    public ClusterNode? Spread(Demand demand)
    {
        int count = plain.Positions;
        if (!turns.TryGetValue(demand, out int next)) next = members.Count == 0 ? 0 : random.Next(members.Count);
        int found = next < count ? plain.FindPosition(demand, next) : -1;
        if (found < 0) found = Beyond(count, withGpus.FindPosition(demand, Math.Max(0, next - count)));
        if (found < 0 && next > 0) found = plain.FindPosition(demand, 0);
        if (found < 0 && next > count) found = Beyond(count, withGpus.FindPosition(demand, 0));
        if (found < 0) return null;
        turns[demand] = found + 1;
        return found < count ? plain.At(found) : withGpus.At(found - count);
    }

    /// <summary>Up to so many nodes that have the demand free, from a random one on.</summary>
    public IEnumerable<ClusterNode> Some(Demand demand, int count)
    {
        NodeIndex[] indexes = demand.GpuUnits > 0 ? [withGpus] : [plain, withGpus];
        foreach (NodeIndex index in indexes)
        {
            int start = index.Positions == 0 ? 0 : random.Next(index.Positions);
            int from = start;
            bool round = false;
            while (count > 0)
            {
                int found = index.FindPosition(demand, from);
                if (found < 0 || (round && found >= start))
                {
                    if (round || start == 0) break;
                    (round, from) = (true, 0);
                    continue;
                }

                count--;
                from = found + 1;
                yield return index.At(found);
            }
        }
    }

    /// <summary>So many nodes at random, or all of a smaller set.</summary>
    public IEnumerable<ClusterNode> Sample(int count)
        => members.Count <= count ? members : Enumerable.Range(0, count).Select(_ => members[random.Next(members.Count)]);

    private static int Beyond(int count, int position) => position < 0 ? -1 : count + position;

    // The best nodes are a fifth of all; where none of them fits, twice as many are looked at, and so on to all.
    private ClusterNode? Hybrid(NodeIndex index, Demand demand, ClusterNode? preferred)
    {
        if (index.Count == 0) return null;
        if (preferred is { Reserved: false } && preferred.Account.Fits(demand) && IsBest(index, demand, preferred)) return preferred;
        int best = Math.Max(1, index.Count / BestShare);
        if (index.FullCount > 0)
        {
            int start = index.PositionOfFull(random.Next(Math.Min(best, index.FullCount)));
            if (index.Find(demand, ClusterNode.Full, start) is { } node) return node;
        }

        for (; ; best *= 2)
        {
            bool all = best >= index.Count;
            if (index.Find(demand, all ? 0 : index.HeadroomOfBest(best), random.Next(index.Positions)) is { } node) return node;
            if (all) return null;
        }
    }

    private static bool IsBest(NodeIndex index, Demand demand, ClusterNode node)
        => node.Headroom == ClusterNode.Full || index.Find(demand, node.Headroom + 1, 0) is null;
}
