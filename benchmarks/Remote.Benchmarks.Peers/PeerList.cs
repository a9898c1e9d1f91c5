using Remote.Benchmarks.Peers.OnAkka;
using Remote.Benchmarks.Peers.OnGrpc;
using Remote.Benchmarks.Peers.OnJsonRpc;
using Remote.Benchmarks.Peers.OnOrleans;
using Remote.Benchmarks.Peers.OnProto;
using Remote.Benchmarks.Peers.OnSocket;

namespace Remote.Benchmarks.Peers;

/// <summary>The frameworks, by name.</summary>
internal static class PeerList
{
    /// <summary>Their names, in the order in which they are shown.</summary>
    public static readonly string[] Names = [OrleansPeer.PeerName, AkkaPeer.PeerName, ProtoPeer.PeerName, GrpcPeer.PeerName, JsonRpcPeer.PeerName];

    public static Peer Create(string name, int actors) => name switch
    {
        OrleansPeer.PeerName => new OrleansPeer { Actors = actors },
        AkkaPeer.PeerName => new AkkaPeer { Actors = actors },
        ProtoPeer.PeerName => new ProtoPeer { Actors = actors },
        GrpcPeer.PeerName => new GrpcPeer { Actors = actors },
        JsonRpcPeer.PeerName => new JsonRpcPeer { Actors = actors },
        _ => throw new ArgumentException($"There is no peer '{name}'. There are {string.Join(", ", Names)}."),
    };

    /// <summary>Hosts the actors of a framework, or of a bare socket, in this process, which goes on to do so.</summary>
    /// <returns>Where they are reached.</returns>
    public static Task<string> HostAsync(string name) => name switch
    {
        OrleansPeer.PeerName => OrleansHost.StartAsync(),
        AkkaPeer.PeerName => AkkaHost.StartAsync(),
        ProtoPeer.PeerName => ProtoHost.StartAsync(),
        GrpcPeer.PeerName => GrpcHost.StartAsync(),
        JsonRpcPeer.PeerName => JsonRpcHost.StartAsync(),
        SocketLimit.BlockingName => SocketHost.StartAsync(polls: false),
        SocketLimit.PollingName => SocketHost.StartAsync(polls: true),
        _ => throw new ArgumentException($"There is no host '{name}'. There are {string.Join(", ", Names)}."),
    };
}
