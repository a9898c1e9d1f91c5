namespace Remote.Scheduling.Groups;

/// <summary>A copy of a node's amounts on which a plan is tried.</summary>
internal sealed class SimulatedNode
{
    private readonly long[] left;
    private readonly GpuDevices devices;
    private readonly Stack<ulong> gpus = new();

    public SimulatedNode(ClusterNode node, bool empty)
    {
        Id = node.Id;
        left = empty ? node.Account.Total.ToArray() : node.Account.Free.ToArray();
        devices = node.Account.Devices.Copy(empty);
    }

    public ulong Id { get; }

    public int Bundles { get; private set; }

    public bool Fits(Demand bundle)
    {
        for (int i = 0; i < bundle.Places.Length; i++)
        {
            if (LeftOf(bundle.Places[i]) < bundle.Units[i]) return false;
        }

        return bundle.GpuUnits == 0 || devices.Fits(bundle.GpuUnits);
    }

    /// <summary>Ray's least-resource score: the larger the part that would be left of what is asked for, the better.</summary>
    public double Score(Demand bundle)
    {
        double score = 0;
        for (int i = 0; i < bundle.Places.Length; i++)
        {
            long has = LeftOf(bundle.Places[i]);
            score += (double)(has - bundle.Units[i]) / has;
        }

        return score;
    }

    public void Put(Demand bundle)
    {
        Bundles++;
        if (bundle.GpuUnits > 0) gpus.Push(devices.Take(bundle.GpuUnits));
        for (int i = 0; i < bundle.Places.Length; i++) left[bundle.Places[i]] -= bundle.Units[i];
    }

    /// <summary>Counts a bundle that is here already; takes it only where the copy is of the empty node.</summary>
    public void Keep(Demand bundle, bool empty)
    {
        if (empty) Put(bundle);
        else Bundles++;
    }

    /// <summary>Takes back the last bundle that was put.</summary>
    public void Undo(Demand bundle)
    {
        Bundles--;
        if (bundle.GpuUnits > 0) devices.Give(gpus.Pop(), bundle.GpuUnits);
        for (int i = 0; i < bundle.Places.Length; i++) left[bundle.Places[i]] += bundle.Units[i];
    }

    private long LeftOf(int place) => place < left.Length ? left[place] : 0;
}
