using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;

namespace Remote.Benchmarks.Peers.OnGrpc;

/// <summary>Unary calls over a Unix domain socket.</summary>
internal sealed class GrpcPeer : Peer
{
    private GrpcChannel? channel;
    private CallInvoker? invoker;

    public override string Name => PeerNames.Grpc;

    public override string What => $"Grpc.AspNetCore, Grpc.Net.Client {PackageVersion.Of<GrpcChannel>()}: unary calls, HTTP/2 over a Unix domain socket, one connection, the burst within its stream limit";

    public override bool Takes(Workload workload) => workload != Workload.Creation && base.Takes(workload);

    protected override Task ConnectAsync(string address)
    {
        var handler = new SocketsHttpHandler { ConnectCallback = async (_, token) => await ConnectAsync(address, token) };
        channel = GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
        invoker = channel.CreateCallInvoker();
        return Task.CompletedTask;
    }

    protected override Task DisconnectAsync()
    {
        channel?.Dispose();
        return Task.CompletedTask;
    }

    protected override async Task<int> Call(int actor, int value)
    {
        using AsyncUnaryCall<AddReply> call = invoker!.AsyncUnaryCall(AddMethod.Method, null, default, new AddRequest(actor, value));
        return (await call).Sum;
    }

    private static async Task<NetworkStream> ConnectAsync(string path, CancellationToken token)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), token);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
