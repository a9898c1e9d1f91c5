using System.ComponentModel;

namespace Remote.GeneratedCode;

/// <summary>
/// One call being made: a generated proxy opens it, gives each argument in the parameters' order (the token excepted), and ends it
/// with exactly one of Submit, SubmitStream and Create.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RemoteCall
{
    /// <summary>A call of a task.</summary>
    public static RemoteCall Task(TaskMethod method, TaskOptions? options, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>A call of an actor's method.</summary>
    /// <typeparam name="T">The actor's class or interface.</typeparam>
    public static RemoteCall Actor<T>(IActorRef<T> actor, ActorMethod method, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>A construction of an actor; ended by <see cref="Create{T}"/>.</summary>
    public static RemoteCall Construct(ActorClass actorClass, ActorOptions? options) => throw new NotImplementedException();

    /// <summary>An argument given as a value.</summary>
    public void Value<T>(T value) => throw new NotImplementedException();

    /// <summary>An argument that is a value, a ref, or not given.</summary>
    public void Argument<T>(Arg<T> argument) => throw new NotImplementedException();

    /// <summary>A memory argument that is a value, a ref, or not given.</summary>
    public void Argument<T>(MemoryArg<T> argument) => throw new NotImplementedException();

    /// <summary>An argument given as a ref, of exactly the parameter's type; null is not given.</summary>
    public void Reference<T>(ObjectRef<T>? reference) => throw new NotImplementedException();

    /// <summary>An argument whose parameter is an interface, given as a ref to a type that implements it; null is not given.</summary>
    public void Reference<T>(IObjectRef<T>? reference) => throw new NotImplementedException();

    /// <summary>A <c>params</c> argument whose elements are values or refs.</summary>
    public void Elements<T>(Arg<T>[] elements) => throw new NotImplementedException();

    /// <summary>Makes the call of a method with a result.</summary>
    public ObjectRef<T> Submit<T>() => throw new NotImplementedException();

    /// <summary>Makes the call of a method without a result.</summary>
    public ObjectRef Submit() => throw new NotImplementedException();

    /// <summary>Makes the call of a method that yields items.</summary>
    public ObjectRefStream<T> SubmitStream<T>() => throw new NotImplementedException();

    /// <summary>Makes the actor.</summary>
    /// <typeparam name="T">The actor's class.</typeparam>
    public IActorRef<T> Create<T>() => throw new NotImplementedException();
}
