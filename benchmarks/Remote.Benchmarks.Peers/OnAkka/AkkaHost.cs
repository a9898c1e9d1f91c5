using Akka.Actor;

namespace Remote.Benchmarks.Peers.OnAkka;

/// <summary>An actor system with two adders and one that makes more.</summary>
internal static class AkkaHost
{
    /// <summary>The system's address.</summary>
    public static Task<string> StartAsync()
    {
        ActorSystem system = AkkaSystem.Start("host");
        for (int i = 0; i < 2; i++) system.ActorOf(AdderActor.Props, $"adder{i}");
        system.ActorOf(Props.Create(static () => new CreatorActor()), "creator");
        return Task.FromResult(((ExtendedActorSystem)system).Provider.DefaultAddress.ToString());
    }
}
