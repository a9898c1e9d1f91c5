using Proto;

namespace Remote.Benchmarks.Peers.OnProto;

/// <summary>An actor system with two adders and one that makes more.</summary>
internal static class ProtoHost
{
    /// <summary>The system's address.</summary>
    public static async Task<string> StartAsync()
    {
        ActorSystem system = await ProtoSystem.StartAsync();
        for (int i = 0; i < 2; i++) system.Root.SpawnNamed(AdderActor.Props, $"adder{i}");
        system.Root.SpawnNamed(Props.FromProducer(static () => new CreatorActor()), "creator");
        return system.Address;
    }
}
