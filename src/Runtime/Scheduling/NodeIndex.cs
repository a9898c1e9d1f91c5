namespace Remote.Scheduling;

/// <summary>
/// Nodes in a tree that holds, for each subtree, the most that is free of each resource on any one of its nodes: a search skips every
/// subtree that cannot hold the demand. A change costs one walk to the root, which ends where nothing changes. Not thread-safe.
/// </summary>
internal sealed class NodeIndex(ResourceNames names)
{
    private const int Buckets = 50;

    /// <summary>
    /// Subtrees looked at in a search for a node with headroom: where small and large nodes are mixed, one may have the headroom and another
    /// the resources, and a full search would look at every node. A search without is never cut short.
    /// </summary>
    private const int Budget = 256;

    private readonly List<ClusterNode?> nodes = [];
    private readonly Stack<int> holes = [];
    private readonly int[] histogram = new int[Buckets + 2];
    private int leaves;
    private int width;
    private long[] most = [];
    private int[] full = [];
    private int budget;

    public int Count => nodes.Count - holes.Count;

    /// <summary>Leaves in use or once used: positions are below it.</summary>
    public int Positions => nodes.Count;

    /// <summary>Nodes less than half used.</summary>
    public int FullCount => full.Length > 1 ? full[1] : 0;

    public int Add(ClusterNode node)
    {
        if (!holes.TryPop(out int leaf))
        {
            leaf = nodes.Count;
            nodes.Add(null);
        }

        nodes[leaf] = node;
        if (leaf >= leaves || width != names.Count + 1) Rebuild();
        else Update(leaf);
        return leaf;
    }

    public void Remove(int leaf)
    {
        nodes[leaf] = null;
        holes.Push(leaf);
        Update(leaf);
    }

    /// <summary>The node of a leaf has changed.</summary>
    public void Update(int leaf)
    {
        if (width != names.Count + 1)
        {
            Rebuild();
            return;
        }

        int at = leaves + leaf;
        histogram[BucketOf((int)most[at * width])]--;
        bool wasFull = full[at] == 1;
        Write(leaf);
        histogram[BucketOf((int)most[at * width])]++;
        int fuller = full[at] - (wasFull ? 1 : 0);
        for (at /= 2; at >= 1 && (Lift(at) | fuller != 0); at /= 2) full[at] += fuller;
    }

    /// <summary>The first node at or after a position, and round to it, that has the demand free and at least so much headroom; null for none. With headroom, none may be found where there are some.</summary>
    public ClusterNode? Find(Demand demand, int headroom, int from)
    {
        if (width != names.Count + 1) Rebuild();
        if (leaves == 0) return null;
        budget = headroom > 0 ? Budget : int.MaxValue;
        int leaf = Find(1, 0, leaves, demand, headroom, from);
        if (leaf < 0 && from > 0) leaf = Find(1, 0, leaves, demand, headroom, 0);
        return leaf < 0 ? null : nodes[leaf];
    }

    /// <summary>As <see cref="Find(Demand, int, int)"/>, without going round; a position, or -1.</summary>
    public int FindPosition(Demand demand, int from)
    {
        if (width != names.Count + 1) Rebuild();
        budget = int.MaxValue;
        return leaves == 0 ? -1 : Find(1, 0, leaves, demand, 0, from);
    }

    public ClusterNode At(int position) => nodes[position]!;

    /// <summary>The position of one of the nodes that are less than half used, by its number among them.</summary>
    public int PositionOfFull(int number)
    {
        int at = 1;
        while (at < leaves)
        {
            at *= 2;
            if (number < full[at]) continue;
            number -= full[at];
            at++;
        }

        return at - leaves;
    }

    /// <summary>The headroom that the given number of nodes have at least; in steps of 1/100, so that a few more may have it.</summary>
    public int HeadroomOfBest(int count)
    {
        for (int bucket = Buckets + 1; bucket > 0; bucket--)
        {
            count -= histogram[bucket];
            if (count <= 0) return bucket == Buckets + 1 ? ClusterNode.Full : (bucket - 1) * (ClusterNode.Full / 2 / Buckets);
        }

        return 0;
    }

    private int Find(int at, int low, int size, Demand demand, int headroom, int from)
    {
        if (low + size <= from || --budget < 0 || !MayHold(at, demand, headroom)) return -1;
        if (size == 1) return demand.GpuUnits == 0 || nodes[low]!.Account.Devices.Fits(demand.GpuUnits) ? low : -1;
        size /= 2;
        int found = Find(2 * at, low, size, demand, headroom, from);
        return found >= 0 ? found : Find((2 * at) + 1, low + size, size, demand, headroom, from);
    }

    private bool MayHold(int at, Demand demand, int headroom)
    {
        ReadOnlySpan<long> here = most.AsSpan(at * width, width);
        if (here[0] < headroom) return false;
        int[] places = demand.Places;
        long[] units = demand.Units;
        for (int i = 0; i < places.Length; i++)
        {
            if (here[1 + places[i]] < units[i]) return false;
        }

        return true;
    }

    private void Write(int leaf)
    {
        Span<long> here = most.AsSpan((leaves + leaf) * width, width);
        here.Clear();
        ClusterNode? node = leaf < nodes.Count ? nodes[leaf] : null;
        here[0] = node?.Headroom ?? ClusterNode.Hidden;
        full[leaves + leaf] = here[0] == ClusterNode.Full ? 1 : 0;
        node?.Account.Free.CopyTo(here[1..]);
    }

    // From its two children; whether anything has changed.
    private bool Lift(int at)
    {
        Span<long> here = most.AsSpan(at * width, width);
        ReadOnlySpan<long> left = most.AsSpan(2 * at * width, width);
        ReadOnlySpan<long> right = most.AsSpan(((2 * at) + 1) * width, width);
        bool changed = false;
        for (int i = 0; i < here.Length; i++)
        {
            long max = Math.Max(left[i], right[i]);
            changed |= here[i] != max;
            here[i] = max;
        }

        return changed;
    }

    private void Rebuild()
    {
        leaves = 1;
        while (leaves < nodes.Count) leaves *= 2;
        width = names.Count + 1;
        most = new long[2 * leaves * width];
        full = new int[2 * leaves];
        Array.Clear(histogram);
        for (int leaf = 0; leaf < leaves; leaf++)
        {
            Write(leaf);
            histogram[BucketOf((int)most[(leaves + leaf) * width])]++;
        }

        for (int at = leaves - 1; at >= 1; at--)
        {
            Lift(at);
            full[at] = full[2 * at] + full[(2 * at) + 1];
        }
    }

    // 0: hidden or not there; then by headroom; the last: less than half used.
    private static int BucketOf(int headroom) => headroom switch
    {
        ClusterNode.Full => Buckets + 1,
        < 0 => 0,
        _ => 1 + Math.Min(Buckets - 1, headroom * Buckets * 2 / ClusterNode.Full),
    };
}
