namespace Remote;

/// <summary>
/// A ref to an actor. The actor's methods are extension methods on it, made by the generator. Covariant: a ref to a class goes where
/// a ref to its base class or to one of its interfaces is asked.
/// </summary>
/// <typeparam name="T">The actor's class, or a <see cref="RemoteAttribute"/> interface that it implements.</typeparam>
public interface IActorRef<out T>;
