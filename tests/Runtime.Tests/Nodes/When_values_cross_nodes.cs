using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Nodes;

/// <summary>Large values between node processes, each with a store of its own.</summary>
public sealed class When_values_cross_nodes : IAsyncLifetime
{
    private const int Many = 3_000_000;

    private OwnCluster own = null!;
    private NodeInfo other = null!;

    private Cluster Cluster => own.Cluster;

    private TaskOptions There => new() { Placement = Placement.Node(other.Id) };

    private TaskOptions Here => new() { Placement = Placement.Node(Cluster.Nodes[0].Id) };

    private long BytesSent => Cluster.Store.Connect([]).BytesSent;

    public async Task InitializeAsync()
    {
        own = await OwnCluster.StartAsync(new() { Workers = 1, Cpus = 2, ObjectStoreMemory = 96 << 20 });
        other = await AddAsync();
    }

    public async Task DisposeAsync() => await own.DisposeAsync();

    [Fact(Timeout = Limits.Test)]
    public async Task Results_and_arguments_arrive_in_both_directions_as_they_were()
    {
        ulong right = Cargo.HashOf(Cargo.Numbers(Many, 1));
        ObjectRef<float[]> away = Cargo.Remote(There).Make(Many, 1), home = Cargo.Remote(Here).Make(Many, 1), put = ObjectRef.Put(Cargo.Numbers(Many, 1));
        Assert.Equal(right, Cargo.HashOf(await away));
        foreach (ObjectRef<float[]> value in new[] { away, home, put })
        {
            Assert.Equal((other.Id, right), await Cargo.Remote(There).Read(value));
            Assert.Equal((Cluster.Nodes[0].Id, right), await Cargo.Remote(Here).Read(value));
        }

        // What was made here was sent there once each.
        Assert.Equal(2L * ((sizeof(float) * Many) + 4), BytesSent, tolerance: 100);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_nobody_holds_any_more_is_freed_here_with_its_copies()
    {
        await MakeAndLetGoAsync();
        foreach (TaskOptions where in new[] { Here, There }) await Cargo.Remote(where).Collect();
        await Signals.UntilAsync(() => Cluster.Store.Table.Usage.Count == 0, "Something is still stored here.");
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_task_runs_where_its_arguments_are()
    {
        ObjectRef<float[]> large = Cargo.Remote(There).Make(Many, 2), small = ObjectRef.Put(Cargo.Numbers(Many / 20, 3));
        await large;
        ObjectRef<float[]> mine = ObjectRef.Put(Cargo.Numbers(Many, 4));
        // Reading it here has made a copy here; with as much at home, home comes first.
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(other.Id, (await Cargo.Remote().Read(large)).Node);
            Assert.Equal(Cluster.Nodes[0].Id, (await Cargo.Remote().Read(mine)).Node);
            // The copy, and what else is here.
            Assert.Equal(Cluster.Nodes[0].Id, (await Cargo.Remote().ReadTwo(small, large))[0]);
        }

        // Nothing was sent for any of them.
        Assert.Equal(0, BytesSent);
        await Cargo.Remote(There).Read(mine);
        await Signals.UntilAsync(() => Cluster.Store.CopiesOf(mine.Stored!.At.Id).Length == 1, "Its home was not told of the copy.");
        ObjectRef<float[]> theirs = Cargo.Remote(There).Make(Many / 20, 5);
        Assert.Equal(other.Id, (await Cargo.Remote().ReadTwo(mine, theirs))[0]);
        Assert.Equal((sizeof(float) * (long)Many) + 4, BytesSent, tolerance: 100);
        // A rule comes first.
        Assert.Equal(Cluster.Nodes[0].Id, (await Cargo.Remote(Here).Read(large)).Node);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Readers_on_three_nodes_have_it_from_each_other()
    {
        using var place = new Place();
        NodeInfo[] nodes = [other, await AddAsync(), await AddAsync()];
        ObjectRef<float[]> value = ObjectRef.Put(Cargo.Numbers(Many, 5));
        ObjectRef<float[]>[] one = [value];
        ulong[] hashes = await nodes.Select(n => Cargo.Remote(new() { Placement = Placement.Node(n.Id) }).ReadTogether(place.Folder, nodes.Length, one)).ToArray();
        Assert.All(hashes, static h => Assert.Equal(Cargo.HashOf(Cargo.Numbers(Many, 5)), h));
        Assert.Equal((sizeof(float) * (long)Many) + 4, BytesSent, tolerance: 100);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_value_whose_node_is_killed_is_lost_unless_another_has_a_copy()
    {
        ulong right = Cargo.HashOf(Cargo.Numbers(Many, 6));
        ObjectRef<float[]> copied = Cargo.Remote(There with { MaxRetries = 0 }).Make(Many, 6), alone = Cargo.Remote(There with { MaxRetries = 0 }).Make(Many, 7);
        await ObjectRef.WaitAsync([copied, alone], 2);
        Assert.Equal((Cluster.Nodes[0].Id, right), await Cargo.Remote(Here).Read(copied));
        Kill.Process(other.ProcessId);
        await Signals.UntilAsync(() => Cluster.Nodes.Count == 1, "The node is still listed.");
        Assert.Equal(right, Cargo.HashOf(await copied));
        var lost = await Assert.ThrowsAsync<ObjectLostException>(async () => await alone);
        Assert.Contains("gone", lost.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task How_full_each_store_is_and_what_it_moved_to_disk_is_told_for_each_node()
    {
        NodeInfo small = await Cluster.AddNodeAsync(new() { Workers = 1, Cpus = 2, ObjectStoreMemory = 32 << 20 });
        Assert.Equal(new long[] { 96, 96, 32 }, Cluster.Nodes.Select(static n => n.ObjectStore.Capacity >> 20));
        ObjectRef<float[]>[] made = [.. Enumerable.Range(0, 4).Select(i => Cargo.Remote(new() { Placement = Placement.Node(small.Id) }).Make(Many, i))];
        await ObjectRef.WaitAsync(made, made.Length);
        await UntilAsync(2, s => s.Objects == made.Length && s.SpilledTotal > sizeof(float) * Many && s.Used > sizeof(float) * Many && s.Used <= s.Capacity);
        Assert.All(Cluster.Nodes.Take(2), static n => Assert.Equal((0, 0L, 0L), (n.ObjectStore.Objects, n.ObjectStore.Used, n.ObjectStore.SpilledTotal)));

        using ObjectRef<float[]> put = ObjectRef.Put(Cargo.Numbers(Many, 1));
        Assert.InRange(Cluster.Nodes[0].ObjectStore.Used, sizeof(float) * Many, 2 * sizeof(float) * Many);
        Assert.Equal(Cluster.ObjectStore, Cluster.Nodes[0].ObjectStore);
        foreach (ObjectRef<float[]> one in made) one.Dispose();
        await UntilAsync(2, static s => s is { Objects: 0, Used: 0, Spilled: 0, SpilledTotal: > 0 });

        Task UntilAsync(int node, Func<ObjectStoreInfo, bool> condition) => Signals.UntilAsync(() => condition(Cluster.Nodes[node].ObjectStore), $"Node {node} has {Cluster.Nodes[node].ObjectStore}.");
    }

    private async Task MakeAndLetGoAsync()
    {
        using ObjectRef<float[]> away = Cargo.Remote(There).Make(Many, 1), put = ObjectRef.Put(Cargo.Numbers(Many, 1));
        await Cargo.Remote(Here).Read(away);
        await Cargo.Remote(There).Read(put);
    }

    private Task<NodeInfo> AddAsync() => Cluster.AddNodeAsync(new() { Workers = 1, Cpus = 2, ObjectStoreMemory = 96 << 20 });
}
