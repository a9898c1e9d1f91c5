using Google.Protobuf.WellKnownTypes;
using Proto;
using Proto.Remote;
using Proto.Remote.GrpcNet;

namespace Remote.Benchmarks.Peers.OnProto;

/// <summary>An actor system that others reach over TCP.</summary>
internal static class ProtoSystem
{
    public static async Task<ActorSystem> StartAsync()
    {
        RemoteConfig config = RemoteConfig.BindToLocalhost().WithProtoMessages(WrappersReflection.Descriptor);
        ActorSystem system = new ActorSystem(ActorSystemConfig.Setup().WithSharedFutures()).WithRemote(config);
        await system.Remote().StartAsync();
        return system;
    }
}
