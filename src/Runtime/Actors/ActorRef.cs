using Remote.ControlPlane;

namespace Remote.ActorModel;

/// <summary>A ref to an actor, whatever it is seen as: the actor's line from this process, and options for the calls made through it.</summary>
internal abstract class ActorRef(ActorLine line, CallOptions? options)
{
    public ActorLine Line { get; } = line;

    public ActorId Id => Line.Id;

    public CallOptions? Options { get; } = options;

    public override bool Equals(object? obj) => obj is ActorRef other && other.Id == Id;

    public override int GetHashCode() => Id.GetHashCode();

    public override string ToString() => $"actor {Id}";
}
