namespace Remote.Benchmarks.Objects;

/// <summary>One large array from this node to others, which are processes of this machine with stores of their own; beside the same bytes through a bare TCP connection.</summary>
internal sealed class NodeTransfers(Cluster cluster, int mebibytes)
{
    private const int Others = 3;
    private const int Runs = 4;

    private readonly float[] values = new float[(int)((long)mebibytes * (1 << 20) / sizeof(float))];

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        Array.Fill(values, 1);
        List<NodeInfo> nodes = [];
        for (int i = 0; i < Others; i++) nodes.Add(await cluster.AddNodeAsync(new() { Workers = 1, Cpus = 1, ObjectStoreMemory = 4L * mebibytes << 20 }));
        foreach (NodeInfo node in nodes) await SendAsync([node], values.AsMemory(0, 1 << 20));

        double raw = Rate(LoopbackCopy.Seconds(values));
        (double one, double first) = await Clock.BestAsync(Runs, () => SendAsync(nodes[..1], values));
        double all = (await Clock.BestAsync(Runs, () => SendAsync(nodes, values))).Best;
        return
        [
            new Figure($"{mebibytes:N0} MiB to another node, the first time", Rate(first), "GB/s", null, "TCP on loopback", raw),
            new Figure($"{mebibytes:N0} MiB to another node", Rate(one), "GB/s", null, "TCP on loopback", raw, 0.5, OfLimit: true),
            new Figure($"{mebibytes:N0} MiB to {Others} nodes at once, all bytes", Others * Rate(all), "GB/s", null, "TCP on loopback, one", raw),
        ];
    }

    // A task there reads it in place: it begins when all of it has come.
    private static async Task SendAsync(List<NodeInfo> nodes, ReadOnlyMemory<float> part)
    {
        using ObjectRef<ReadOnlyMemory<float>> reference = ObjectRef.Put(part);
        float[] ends = await nodes.Select(node => LargeTasks.Remote(new() { Placement = Placement.Node(node.Id) }).Ends(reference)).ToArray();
        Right.Check(ends.All(static end => end == 2));
    }

    private double Rate(double seconds) => values.Length * (double)sizeof(float) / seconds / 1e9;
}
