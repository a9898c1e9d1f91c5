using Akka.Actor;
using Akka.Configuration;

namespace Remote.Benchmarks.Peers.OnAkka;

/// <summary>An actor system that others reach over TCP.</summary>
internal static class AkkaSystem
{
    // The transport's batching and the serializer of an int are the defaults. The scheduler would tick every 10 ms, which is for time-outs alone here, and would
    // take a fifth of a core from all contenders while Akka has nothing to do.
    private const string Settings =
        """
        akka {
          loglevel = WARNING
          stdout-loglevel = WARNING
          actor.provider = remote
          scheduler.tick-duration = 200ms
          remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }
        }
        """;

    public static ActorSystem Start(string name) => ActorSystem.Create(name, ConfigurationFactory.ParseString(Settings));
}
