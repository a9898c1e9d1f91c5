using Remote.ControlPlane;

namespace Remote.ActorModel;

/// <summary>A ref to an actor, whatever it is seen as: the actor's line from this process, and options for the calls made through it.</summary>
internal abstract class ActorRef(ActorLine line, CallOptions? options)
{
    public ActorLine Line { get; } = line;

    public ActorId Id => Line.Id;

    public CallOptions? Options { get; } = options;

    /// <summary>The ref behind what a user holds.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    /// <exception cref="ArgumentException">It is of another making.</exception>
    public static ActorRef Of<T>(IActorRef<T> actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor as ActorRef ?? throw new ArgumentException(
            $"A {actor.GetType()} is no ref to an actor. Refs come from Remote(...), Actors.GetAsync, arguments and results; IActorRef is not to be implemented.", nameof(actor));
    }

    public override bool Equals(object? obj) => obj is ActorRef other && other.Id == Id;

    public override int GetHashCode() => Id.GetHashCode();

    public override string ToString() => $"actor {Id}";
}
