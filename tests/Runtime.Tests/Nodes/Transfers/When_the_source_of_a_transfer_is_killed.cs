using Remote.Nodes.Transfers;
using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Nodes.Transfers;

/// <summary>The process of a node that sends an object is killed when some of it has arrived here.</summary>
public sealed class When_the_source_of_a_transfer_is_killed : IAsyncLifetime
{
    private const int Many = 10_000_000; // Eight parts.
    private const int Before = 2;

    private readonly ulong right = Cargo.HashOf(Cargo.Numbers(Many, 1));
    private OwnCluster own = null!;
    private NodeInfo node = null!;

    private Cluster Cluster => own.Cluster;

    private StoreLinks Links => Cluster.Store.Connect([]);

    public async Task InitializeAsync()
    {
        own = await OwnCluster.StartAsync(new() { Workers = 1, Cpus = 1, ObjectStoreMemory = 64 << 20 });
        node = await AddAsync();
    }

    public async Task DisposeAsync() => await own.DisposeAsync();

    [Theory(Timeout = Limits.Test)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_that_has_it_goes_on_where_it_ended(bool homeIsKilled)
    {
        NodeInfo other = await AddAsync();
        ObjectRef<float[]> value = Cargo.Remote(On(node) with { MaxRetries = 0 }).Make(Many, 1);
        Assert.Equal((other.Id, right), await Cargo.Remote(On(other)).Read(value));
        NodeInfo killed = homeIsKilled ? node : other;
        (HeldTransfer transfer, Task<ulong> reading) = await HoldFromAsync(value, StoreOf(killed));
        ulong survivor = StoreOf(homeIsKilled ? other : node);

        Kill.Process(killed.ProcessId);
        transfer.Go();
        Assert.Equal(right, await reading);
        // Each part came once, and the last ones from who is left.
        Assert.Equal((value.Stored!.At.Length + Pull.ChunkSize - 1) / Pull.ChunkSize, transfer.Parts.Length);
        Assert.Equal((survivor, value.Stored.At.Length), transfer.Parts[^1]);
        Assert.DoesNotContain(own.Logged, static l => l.Contains("run again", StringComparison.Ordinal));
        transfer.Dispose();
        await AssertNothingIsLeftAsync(value);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Where_nobody_has_it_it_is_made_again()
    {
        ObjectRef<float[]> value = Cargo.Remote(new() { Placement = Placement.Node(node.Id, soft: true) }).Make(Many, 1);
        await ObjectRef.WaitAsync([value], 1);
        (HeldTransfer transfer, Task<ulong> reading) = await HoldFromAsync(value, StoreOf(node));

        Kill.Process(node.ProcessId);
        transfer.Go();
        Assert.Equal(right, await reading);
        await own.UntilLoggedAsync("Cargo.Make is run again");
        Assert.Equal(Cluster.Store.Table.Number, value.Stored!.At.Id.Store);
        Assert.Equal(1, Cluster.ObjectStore.Objects);
        transfer.Dispose();
        await AssertNothingIsLeftAsync(value);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Where_it_cannot_be_made_again_its_half_is_given_back()
    {
        ObjectRef<float[]> value = Cargo.Remote(On(node) with { MaxRetries = 0 }).Make(Many, 1);
        await ObjectRef.WaitAsync([value], 1);
        (HeldTransfer transfer, Task<ulong> reading) = await HoldFromAsync(value, StoreOf(node));
        Assert.InRange(Cluster.ObjectStore.Used, value.Stored!.At.Length, long.MaxValue);

        // Silent first, as a machine is that has lost its network: it is waited for while its process is there.
        Kill.Stop(node.ProcessId);
        transfer.Go();
        Kill.Process(node.ProcessId);
        var lost = await Assert.ThrowsAsync<ObjectLostException>(() => reading);
        foreach (string part in new[] { value.Stored.At.Id.ToString(), "38.1 MiB", "owned by process 2", $"the node {node.Id}, which stored it, is gone", "MaxRetries" }) Assert.Contains(part, lost.Message);
        Assert.Equal((0L, 0L), (Cluster.ObjectStore.Used, Cluster.ObjectStore.Objects));
        Assert.Empty(Links.Arriving);
        transfer.Dispose();
        // As much as the half had taken is there for others.
        using ObjectRef<float[]> next = ObjectRef.Put(Cargo.Numbers(Many, 2));
        Assert.Equal(Cargo.HashOf(Cargo.Numbers(Many, 2)), (await Cargo.Remote().Read(next)).Hash);
    }

    // Who sends is for the policy to say: it takes turns.
    private async Task<(HeldTransfer Transfer, Task<ulong> Reading)> HoldFromAsync(ObjectRef<float[]> value, ulong source)
    {
        for (int turn = 0; ; turn++)
        {
            Assert.InRange(turn, 0, 5);
            var transfer = new HeldTransfer(Links, Before);
            Task<ulong> reading = Task.Run(() => Cargo.HashOf(value.Get()));
            await transfer.HeldAsync();
            if (transfer.Parts[0].Source == source) return (transfer, reading);
            transfer.Dispose();
            Assert.Equal(right, await reading);
            await Signals.UntilAsync(() => Cluster.ObjectStore.Pinned == 0, "The copy is still read.");
            // As it would be where others need the room.
            Links.Table.DropCopy(value.Stored!.At.Id);
        }
    }

    private async Task AssertNothingIsLeftAsync(ObjectRef value)
    {
        value.Dispose();
        await Signals.UntilAsync(() => Cluster.ObjectStore is { Used: 0, Objects: 0 } && Links.Arriving.IsEmpty, $"Something is left: {Cluster.ObjectStore}");
    }

    private ulong StoreOf(NodeInfo which) => Links.Others.Single(o => o.Peer.Node.ToString("x") == which.Id).Peer.Store;

    private static TaskOptions On(NodeInfo which) => new() { Placement = Placement.Node(which.Id) };

    private Task<NodeInfo> AddAsync() => Cluster.AddNodeAsync(new() { Workers = 1, Cpus = 1, ObjectStoreMemory = 64 << 20 });
}
