using Akka.Actor;
using Akka.Configuration;

namespace Remote.Benchmarks.Peers.OnAkka;

/// <summary>An actor system that others reach over TCP.</summary>
internal static class AkkaSystem
{
    // The transport's batching and the serializer of an int are the defaults.
    private const string Settings =
        """
        akka {
          loglevel = WARNING
          stdout-loglevel = WARNING
          actor.provider = remote
          remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }
        }
        """;

    public static ActorSystem Start(string name) => ActorSystem.Create(name, ConfigurationFactory.ParseString(Settings));
}
