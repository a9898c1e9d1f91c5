using Akka.Actor;

namespace Remote.Benchmarks.Peers.OnAkka;

/// <summary>The actor.</summary>
internal sealed class AdderActor : ReceiveActor
{
    private int sum;

    public AdderActor() => Receive<int>(value => Sender.Tell(sum += value));

    public static Props Props { get; } = Akka.Actor.Props.Create(static () => new AdderActor());
}
