using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;
using Remote.Storage;

namespace Remote.Runtime.Tests.Lineage;

/// <summary>Results lie in the store of another node, and its process is killed: they are made again on what is left.</summary>
public sealed class When_a_node_is_killed_with_what_it_stored : IAsyncLifetime
{
    private const long LineageMemory = 8192;

    private readonly Place place = new();
    private OwnCluster own = null!;
    private NodeInfo node = null!;

    private Cluster Cluster => own.Cluster;

    private TaskOptions There => new() { Placement = Placement.Node(node.Id, soft: true) };

    private TaskOptions Here => new() { Placement = Placement.Node(Cluster.Nodes[0].Id) };

    public async Task InitializeAsync()
    {
        own = await OwnCluster.StartAsync(new() { Workers = 2, Cpus = 2, ObjectStoreMemory = 64 << 20, LineageMemory = LineageMemory });
        node = await Cluster.AddNodeAsync(new() { Workers = 1, Cpus = 2, ObjectStoreMemory = 64 << 20 });
    }

    public async Task DisposeAsync()
    {
        await own.DisposeAsync();
        place.Dispose();
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_chain_is_made_again_elsewhere_though_its_middle_was_freed()
    {
        ObjectRef<byte[]> first = Makers.Remote(There).Make(place.Folder, 7);
        ObjectRef<byte[]> second = Makers.Remote(There).Next(place.Folder, "second", first);
        ObjectRef<byte[]> third = Makers.Remote(There).Next(place.Folder, "third", second);
        await StoredThereAsync(first, second, third);
        second.Dispose();
        // Read at once: nobody has noticed yet that the node is gone.
        Kill.Process(node.ProcessId);
        Assert.Equal(Array.ConvertAll(Makers.Bytes(7), static b => (byte)(b + 2)), await Task.Run(() => third.Get()));
        Assert.Equal((2, 2, 2), (Runs("make7"), Runs("second"), Runs("third")));
        Assert.Equal(Makers.Bytes(7), await first);
        Assert.Equal(2, Runs("make7"));
        Assert.Contains(own.Logged, line => line.Contains("Makers.Next is run again", StringComparison.Ordinal) && line.Contains($"the node {node.Id}, which stored it, is gone", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task All_arguments_of_calls_made_before_and_after_are_made_again_once()
    {
        const int Many = 12;
        ObjectRef<byte[]>[] parts = [.. Enumerable.Range(0, Many).Select(i => Makers.Remote(There).Make(place.Folder, i))];
        await StoredThereAsync(parts);
        // Holds the node's worker, and with it the calls that are sent there.
        ObjectRef held = Gates.Remote(There).Hold(place.Folder, "go");
        ObjectRef<byte[]>[] sums = [Makers.Remote(There).Sum(place.Folder, "sum", [.. parts]), Makers.Remote(There).Sum(place.Folder, "sum", [.. parts])];
        Kill.Process(node.ProcessId);
        place.Mark("go");
        sums = [.. sums, Makers.Remote(Here).Sum(place.Folder, "sum", [.. parts])];
        byte[] expected = Makers.Sum(place.Folder, "expected", [.. Enumerable.Range(0, Many).Select(Makers.Bytes)]);
        foreach (byte[] sum in await sums) Assert.Equal(expected, sum);
        Assert.All(Enumerable.Range(0, Many), i => Assert.Equal(2, Runs($"make{i}")));
        await held;
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_cannot_be_made_again_says_which_it_was_whose_and_why()
    {
        ObjectRef<byte[]> forgotten = Makers.Remote(There).Make(place.Folder, 1);
        await StoredThereAsync(forgotten);
        ObjectRef<byte[]>[] later = [.. Enumerable.Range(100, 30).Select(i => Makers.Remote(Here).Make(place.Folder, i))];
        await ObjectRef.WaitAsync(later, later.Length);
        ObjectRef<byte[]> once = Makers.Remote(There).MakeOnce(place.Folder, 2);
        ObjectRef<byte[]> nowhere = Makers.Remote(new() { Placement = Placement.Node(node.Id) }).Make(place.Folder, 3);
        IActorRef<Hoard> hoard = Hoard.Remote(new ActorOptions { Placement = There.Placement });
        ObjectRef<byte[]> put = await hoard.Put();
        await StoredThereAsync(once, nowhere, put);
        Kill.Process(node.ProcessId);

        await AssertLostAsync<ObjectLostException>(forgotten, "owned by process 2", "ClusterOptions.LineageMemory");
        await AssertLostAsync<ObjectLostException>(once, "owned by process 2", "MaxRetries (it was 0)");
        ObjectLostException infeasible = await AssertLostAsync<ObjectLostException>(nowhere, "owned by process 2", node.Id);
        Assert.IsType<InfeasibleResourcesException>(infeasible.InnerException);
        await Signals.UntilAsync(() => Cluster.Session.Objects.IsDead(put.Borrow!.Id.Owner), "Its death is not known.");
        var died = await Assert.ThrowsAsync<OwnerDiedException>(async () => await put);
        Assert.Contains(put.Borrow!.Id.ToString()!, died.Message);
        Assert.Contains($"number {put.Borrow.Id.Owner:x}", died.Message);
        Assert.Contains(put.Stored!.At.Length.ToString("N0"), died.Message);
        // Nothing else is harmed.
        Assert.Equal(Makers.Bytes(129), await later[^1]);
        Assert.Equal((1, 1, 1), (Runs("make1"), Runs("make2"), Runs("make3")));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_begins_elsewhere_with_its_arguments_made_again()
    {
        ObjectRef<byte[]> one = Makers.Remote(There).Make(place.Folder, 1), other = Makers.Remote(There).Next(place.Folder, "next", one);
        IActorRef<Heir> heir = Heir.Remote(one, 3, other, [ObjectRef.Put(6)], new() { Placement = There.Placement, MaxRestarts = 1, MaxTaskRetries = -1 });
        await StoredThereAsync(one, other);
        Assert.Equal(node.Id, await heir.NodeId());
        (long sum, _, _) = await heir.TellAsync();
        int process = await heir.ProcessId();
        Kill.Process(node.ProcessId);
        // It is told to end by the system; until then it may answer.
        await Signals.UntilAsync(() => !Kill.IsAlive(process), "The actor outlived its node.");
        Assert.Equal((sum, 6, 1), await heir.TellAsync());
        Assert.Equal(Cluster.Nodes[0].Id, await heir.NodeId());
        Assert.Equal((2, 2), (Runs("make1"), Runs("next")));
    }

    // Not a read: that would leave a copy here.
    private async Task StoredThereAsync(params ObjectRef[] references)
    {
        await ObjectRef.WaitAsync(references, references.Length);
        Assert.All(references, r => Assert.NotEqual(Cluster.Store.Table.Number, r.Stored!.At.Id.Store));
    }

    private async Task<T> AssertLostAsync<T>(ObjectRef<byte[]> lost, params string[] parts)
        where T : Exception
    {
        StoredAt at = lost.Stored!.At;
        var error = await Assert.ThrowsAsync<T>(async () => await lost);
        foreach (string part in (string[])[.. parts, at.Id.ToString(), ByteText.Of(at.Length), $"the node {node.Id}, which stored it, is gone"]) Assert.Contains(part, error.Message);
        return error;
    }

    private int Runs(string name) => Place.Count(place.Folder, name + "-");
}
