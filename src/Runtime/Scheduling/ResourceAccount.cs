namespace Remote.Scheduling;

/// <summary>What a node or a bundle has and what of it is free, in units of 0.0001. Moves nothing. Not thread-safe.</summary>
internal sealed class ResourceAccount
{
    private readonly ResourceNames names;
    private long[] total;
    private long[] free;
    private Holding? reservation;

    public ResourceAccount(ulong node, ResourceVector total, ResourceNames names)
        : this(node, total, names, GpuDevices.OfNode(total[ResourceVector.Gpu]))
    {
    }

    private ResourceAccount(ulong node, ResourceVector total, ResourceNames names, GpuDevices devices)
    {
        this.names = names;
        Node = node;
        TotalVector = total;
        Devices = devices;
        foreach (string name in total.Names) names.PlaceOf(name);
        this.total = new long[names.Count];
        for (int i = 0; i < total.Names.Length; i++) this.total[names.PlaceOf(total.Names[i])] = total.Units[i];
        free = [.. this.total];
    }

    /// <summary>The node that it is, or that the bundle is on.</summary>
    public ulong Node { get; }

    public ResourceVector TotalVector { get; }

    public GpuDevices Devices { get; }

    /// <summary>What is told of each change: the node whose account it is.</summary>
    public ClusterNode? Owner { get; init; }

    /// <summary>Whether it stands for a bundle that was lost with its node, and has no other yet: nothing is free there.</summary>
    public bool IsLost { get; private init; }

    /// <summary>What is free; amounts that running tasks took back after a wait can make it negative for a while.</summary>
    public ReadOnlySpan<long> Free => free;

    public ReadOnlySpan<long> Total => total;

    public long FreeOf(int place) => place < free.Length ? free[place] : 0;

    public long TotalOf(int place) => place < total.Length ? total[place] : 0;

    /// <summary>Whether all of the demand is free.</summary>
    public bool Fits(Demand demand)
    {
        for (int i = 0; i < demand.Places.Length; i++)
        {
            if (FreeOf(demand.Places[i]) < demand.Units[i]) return false;
        }

        return demand.GpuUnits == 0 || Devices.Fits(demand.GpuUnits);
    }

    /// <summary>Whether it would fit if nobody held anything.</summary>
    public bool CouldHold(Demand demand)
    {
        for (int i = 0; i < demand.Places.Length; i++)
        {
            if (TotalOf(demand.Places[i]) < demand.Units[i]) return false;
        }

        return demand.GpuUnits == 0 || Devices.CouldHold(demand.GpuUnits);
    }

    /// <summary>The resources of which less than the demand is free.</summary>
    public IEnumerable<string> Lacking(Demand demand)
        => demand.Vector.Names.Where((name, i) => FreeOf(demand.Places[i]) < demand.Units[i] || (name == ResourceVector.Gpu && !Devices.Fits(demand.GpuUnits)));

    /// <summary>Takes a demand that fits.</summary>
    public Holding Take(Demand demand)
    {
        ulong gpus = demand.GpuUnits == 0 ? 0 : Devices.Take(demand.GpuUnits);
        Add(demand, -1);
        return new Holding(this, demand, gpus);
    }

    /// <summary>Gives back what is held.</summary>
    public void Give(Holding holding)
    {
        if (holding.CpusLent) AddCpus(holding, -1);
        holding.CpusLent = false;
        if (holding.Gpus != 0) Devices.Give(holding.Gpus, holding.Demand.GpuUnits);
        Add(holding.Demand, +1);
    }

    /// <summary>
    /// Its holder waits: its CPUs are free for others meanwhile, or no longer, and then they are taken whether they are free or not. What
    /// else it holds, a GPU or a custom resource, it may have begun to use.
    /// </summary>
    public void LendCpus(Holding holding, bool lent)
    {
        if (holding.CpusLent == lent) return;
        holding.CpusLent = lent;
        AddCpus(holding, lent ? +1 : -1);
    }

    /// <summary>Sets a part of it aside as an account of its own: a bundle.</summary>
    public ResourceAccount SetAside(Demand demand)
    {
        Holding part = Take(demand);
        return new ResourceAccount(Node, demand.Vector, names, GpuDevices.OfBundle(part.Gpus, demand.GpuUnits)) { reservation = part };
    }

    /// <summary>Ends a bundle's account: what it was set aside from has it again. Nobody holds anything of it any more.</summary>
    public void Close()
    {
        if (reservation is not { } part) throw new InvalidOperationException("Only a bundle's account is closed.");
        if (!free.AsSpan().SequenceEqual(total)) throw new InvalidOperationException("The account cannot be closed: something of it is still held.");
        reservation = null;
        part.Account.Give(part);
    }

    /// <summary>What stands for this bundle once its node is lost.</summary>
    public ResourceAccount ToLost()
    {
        var lost = new ResourceAccount(Node, TotalVector, names, Devices) { IsLost = true };
        lost.free.AsSpan().Clear();
        return lost;
    }

    private void AddCpus(Holding holding, int sign)
    {
        long units = holding.Demand.Vector[ResourceVector.Cpu];
        if (units == 0) return;
        free[ResourceNames.Cpu] += sign * units;
        Owner?.Changed(sign > 0);
    }

    private void Add(Demand demand, int sign)
    {
        if (free.Length < names.Count)
        {
            Array.Resize(ref free, names.Count);
            Array.Resize(ref total, names.Count);
        }

        for (int i = 0; i < demand.Places.Length; i++) free[demand.Places[i]] += sign * demand.Units[i];
        Owner?.Changed(sign > 0);
    }
}
