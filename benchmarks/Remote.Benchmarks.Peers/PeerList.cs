using Remote.Benchmarks.Peers.OnAkka;
using Remote.Benchmarks.Peers.OnGrpc;
using Remote.Benchmarks.Peers.OnJsonRpc;
using Remote.Benchmarks.Peers.OnOrleans;
using Remote.Benchmarks.Peers.OnProto;
using Remote.Benchmarks.Peers.OnSocket;

namespace Remote.Benchmarks.Peers;

/// <summary>The frameworks and the bare sockets, by name.</summary>
internal static class PeerList
{
    public static IContender Create(string name, int actors) => name switch
    {
        PeerNames.Orleans => new OrleansPeer { Actors = actors },
        PeerNames.Akka => new AkkaPeer { Actors = actors },
        PeerNames.Proto => new ProtoPeer { Actors = actors },
        PeerNames.Grpc => new GrpcPeer { Actors = actors },
        PeerNames.JsonRpc => new JsonRpcPeer { Actors = actors },
        PeerNames.Socket or PeerNames.PolledSocket => new SocketLimit(name),
        _ => throw Unknown(name),
    };

    /// <summary>Hosts the actors of a framework, or of a bare socket, in this process, which goes on to do so.</summary>
    /// <returns>Where they are reached.</returns>
    public static Task<string> HostAsync(string name) => name switch
    {
        PeerNames.Orleans => OrleansHost.StartAsync(),
        PeerNames.Akka => AkkaHost.StartAsync(),
        PeerNames.Proto => ProtoHost.StartAsync(),
        PeerNames.Grpc => GrpcHost.StartAsync(),
        PeerNames.JsonRpc => JsonRpcHost.StartAsync(),
        PeerNames.Socket => SocketHost.StartAsync(polls: false),
        PeerNames.PolledSocket => SocketHost.StartAsync(polls: true),
        _ => throw Unknown(name),
    };

    private static ArgumentException Unknown(string name) => new($"There is no peer '{name}'. There are {string.Join(", ", [.. PeerNames.Frameworks, .. PeerNames.Limits])}.");
}
