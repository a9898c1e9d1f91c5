using System.Net.Sockets;
using StreamJsonRpc;

namespace Remote.Benchmarks.Peers.OnJsonRpc;

/// <summary>Calls a service through a typed proxy.</summary>
internal sealed class JsonRpcPeer : Peer
{
    private JsonRpc? connection;
    private IAdder? adder;

    public override string Name => PeerNames.JsonRpc;

    public override string What => $"StreamJsonRpc {PackageVersion.Of<JsonRpc>()}: MessagePack formatter, length-header handler, typed proxy, Unix domain socket";

    public override bool Takes(Workload workload) => workload != Workload.Creation && base.Takes(workload);

    protected override async Task ConnectAsync(string address)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(address));
        connection = JsonRpcConnection.Over(socket);
        adder = connection.Attach<IAdder>();
        connection.StartListening();
    }

    protected override Task DisconnectAsync()
    {
        connection?.Dispose();
        return Task.CompletedTask;
    }

    protected override Task<int> Call(int actor, int value) => adder!.AddAsync(actor, value);
}
