namespace Remote.ActorModel;

/// <summary>A ref to an actor of a class, or seen as an interface.</summary>
internal sealed class ActorRef<T>(ActorLine line, CallOptions? options) : ActorRef(line, options), IActorRef<T>;
