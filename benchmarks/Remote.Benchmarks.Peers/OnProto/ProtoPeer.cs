using Google.Protobuf.WellKnownTypes;
using Proto;
using Proto.Remote;

namespace Remote.Benchmarks.Peers.OnProto;

/// <summary>Requests of actors of another actor system.</summary>
internal sealed class ProtoPeer : Peer
{
    private ActorSystem? system;
    private PID[] adders = [];
    private PID? creator;

    public override string Name => PeerNames.Proto;

    public override string What => $"Proto.Remote {PackageVersion.Of<IRemote>()}: RequestAsync, Protobuf messages, gRPC stream over TCP, shared futures; a creator on the host hands a new actor its first call";

    protected override async Task ConnectAsync(string address)
    {
        system = await ProtoSystem.StartAsync();
        adders = [PID.FromAddress(address, "adder0"), PID.FromAddress(address, "adder1")];
        creator = PID.FromAddress(address, "creator");
    }

    protected override async Task DisconnectAsync()
    {
        if (system is null) return;
        await system.Remote().ShutdownAsync();
        await system.ShutdownAsync();
    }

    protected override Task<int> Call(int actor, int value) => RequestAsync(adders[actor], value);

    protected override Task<int> CallNew(int number, int value) => RequestAsync(creator!, value);

    private async Task<int> RequestAsync(PID actor, int value) => (await system!.Root.RequestAsync<Int32Value>(actor, new Int32Value { Value = value })).Value;
}
