using Remote.ActorModel;

namespace Remote;

/// <summary>What every ref to an actor can do.</summary>
public static class ActorRefExtensions
{
    /// <summary>The same actor, called with options: <c>counter.With(new() { Timeout = … }).Increment()</c>.</summary>
    /// <typeparam name="T">The actor's class or interface.</typeparam>
    /// <param name="actor">The actor.</param>
    /// <param name="options">The options of calls made through the result.</param>
    public static IActorRef<T> With<T>(this IActorRef<T> actor, CallOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ActorRef<T>(ActorRef.Of(actor).Line, options);
    }
}
