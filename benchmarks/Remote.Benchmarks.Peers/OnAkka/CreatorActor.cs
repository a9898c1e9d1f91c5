using Akka.Actor;

namespace Remote.Benchmarks.Peers.OnAkka;

/// <summary>Makes an actor for each call and hands the call on: one message there and one back.</summary>
internal sealed class CreatorActor : ReceiveActor
{
    public CreatorActor() => Receive<int>(static value => Context.ActorOf(AdderActor.Props).Forward(value));
}
