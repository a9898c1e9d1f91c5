using System.ComponentModel;
using Remote.ActorModel;
using Remote.Hosting;
using Remote.Objects;
using Remote.Serialization;
using Remote.Storage;
using Remote.Tasks;
using Remote.Wire;

namespace Remote.GeneratedCode;

/// <summary>
/// One call being made: a generated proxy opens it, gives each argument in the parameters' order (the token excepted), and ends it
/// with exactly one of Submit, SubmitStream and Create.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RemoteCall
{
    private readonly Session session;
    private readonly CallTarget target;
    private readonly CallMessage message;

    private RemoteCall(CallTarget target)
    {
        session = target.Session;
        this.target = target;
        message = CallMessage.Begin(target.HeadLength);
    }

    /// <summary>A call of a task.</summary>
    /// <param name="method">The task.</param>
    /// <param name="options">This call's options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static RemoteCall Task(TaskMethod method, TaskOptions? options, CancellationToken cancellationToken)
        => new(TaskTarget.Of(Session.Current, method, options, cancellationToken));

    /// <summary>A call of an actor's method.</summary>
    /// <typeparam name="T">The actor's class or interface.</typeparam>
    /// <param name="actor">The actor.</param>
    /// <param name="method">The method.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static RemoteCall Actor<T>(IActorRef<T> actor, ActorMethod method, CancellationToken cancellationToken)
        => new(ActorTarget.Of(ActorRef.Of(actor), method, cancellationToken));

    /// <summary>A construction of an actor; ended by <see cref="Create{T}"/>.</summary>
    /// <param name="actorClass">The class, by its constructor.</param>
    /// <param name="options">The actor's options.</param>
    public static RemoteCall Construct(ActorClass actorClass, ActorOptions? options) => new(new ConstructionTarget(Session.Current, actorClass, options));

    /// <summary>An argument given as a value.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="value">The value.</param>
    public readonly void Value<T>(T value)
    {
        message.Arguments.WriteUnmanaged(ArgumentKind.Value);
        if (Write(value) is { } put) AddPut(HoleForm.Argument, put);
    }

    /// <summary>An argument that is a value, a ref, or not given.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="argument">The argument.</param>
    public readonly void Argument<T>(Arg<T> argument)
    {
        if (argument.reference is { } reference) Hole(reference);
        else if (argument.isValue) Value(argument.value!);
        else message.Arguments.WriteUnmanaged(ArgumentKind.NotGiven);
    }

    /// <summary>A memory argument that is a value, a ref, or not given.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="argument">The argument.</param>
    public readonly void Argument<T>(MemoryArg<T> argument)
    {
        if (argument.reference is { } reference) Hole(reference);
        else if (argument.isValue) Value(argument.value);
        else message.Arguments.WriteUnmanaged(ArgumentKind.NotGiven);
    }

    /// <summary>An argument given as a ref, of exactly the parameter's type; null is not given.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="reference">The ref.</param>
    public readonly void Reference<T>(ObjectRef<T>? reference)
    {
        if (reference is null) message.Arguments.WriteUnmanaged(ArgumentKind.NotGiven);
        else Hole(reference);
    }

    /// <summary>An argument whose parameter is an interface, given as a ref to a type that implements it; null is not given.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="reference">The ref.</param>
    public readonly void Reference<T>(IObjectRef<T>? reference)
    {
        if (reference is null)
        {
            message.Arguments.WriteUnmanaged(ArgumentKind.NotGiven);
            return;
        }

        var concrete = (ObjectRef)reference;
        if (concrete is ObjectRef<T>)
        {
            Hole(concrete);
            return;
        }

        message.Arguments.WriteUnmanaged(ArgumentKind.Boxed);
        message.Arguments.WriteUnmanaged(concrete.CodecId);
        message.AddHole(HoleForm.Boxed, concrete);
    }

    /// <summary>An argument whose type is a type parameter, given as a ref. Null is the literal, which means the type's default value.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="reference">The ref.</param>
    public readonly void ReferenceOrDefault<T>(ObjectRef<T>? reference)
    {
        if (reference is null) Value(default(T));
        else Hole(reference);
    }

    /// <summary>A <c>params</c> argument whose elements are refs.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="elements">The refs.</param>
    public readonly void Elements<T>(ObjectRef<T>[] elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        Elements(Array.ConvertAll(elements, static element => (Arg<T>)element));
    }

    /// <summary>A <c>params</c> argument whose elements are values or refs.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="elements">The elements.</param>
    public readonly void Elements<T>(Arg<T>[] elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        if (!Codec<T>.IsInline || Array.Exists(elements, static element => element.reference is not null))
        {
            Pieces(elements);
            return;
        }

        message.Arguments.WriteUnmanaged(ArgumentKind.Value);
        message.Arguments.WriteUnmanaged(elements.Length);
        foreach (Arg<T> element in elements) Codec<T>.Write(message.Arguments, element.value!);
    }

    /// <summary>Makes the call of a method with a result.</summary>
    /// <typeparam name="T">The result's type.</typeparam>
    public readonly ObjectRef<T> Submit<T>()
    {
        var result = new ObjectRef<T>(session);
        target.Start(message, result, null);
        target.End();
        return result;
    }

    /// <summary>Makes the call of a method without a result.</summary>
    public readonly ObjectRef Submit()
    {
        var result = new VoidObjectRef(session);
        target.Start(message, result, null);
        target.End();
        return result;
    }

    /// <summary>Makes the call of a method whose result is split.</summary>
    /// <typeparam name="TRefs">The tuple of refs.</typeparam>
    /// <param name="make">Makes the ref to each element, in order.</param>
    public readonly TRefs SubmitSplit<TRefs>(Func<SplitRefs, TRefs> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        var elements = new SplitRefs(session);
        TRefs refs = make(elements);
        target.Start(message, new SplitObjectRef(session, elements.ToArray()), null);
        target.End();
        return refs;
    }

    /// <summary>Makes the call of a method that yields items.</summary>
    /// <typeparam name="T">An item's type.</typeparam>
    public readonly ObjectRefStream<T> SubmitStream<T>()
    {
        var end = new VoidObjectRef(session);
        var items = new StreamItems();
        var stream = new ObjectRefStream<T>(end, items);
        target.Start(message, end, items);
        target.End();
        return stream;
    }

    /// <summary>Makes the actor.</summary>
    /// <typeparam name="T">The actor's class.</typeparam>
    public readonly IActorRef<T> Create<T>() => ((ConstructionTarget)target).Create<T>(message);

    private readonly void Hole(ObjectRef reference)
    {
        message.Arguments.WriteUnmanaged(ArgumentKind.Value);
        message.AddHole(HoleForm.Argument, reference);
    }

    // An array's format, the number of elements and then each one, cut where the value of a ref goes.
    private readonly void Pieces<T>(Arg<T>[] elements)
    {
        message.Arguments.WriteUnmanaged(ArgumentKind.Pieces);
        int count = message.BeginPiece();
        int run = message.BeginPiece(), pieces = 1;
        message.Arguments.WriteUnmanaged(elements.Length);
        foreach (Arg<T> element in elements)
        {
            ObjectRef? whole = element.reference ?? Write(element.value!);
            if (whole is null) continue;
            message.EndPiece(run);
            if (element.reference is null) AddPut(HoleForm.Piece, whole);
            else message.AddHole(HoleForm.Piece, whole);
            run = message.BeginPiece();
            pieces += 2;
        }

        message.EndPiece(run);
        message.Arguments.Patch(count - sizeof(int), pieces);
    }

    /// <summary>Appends the value; returns a ref to it where it was too large for that, and was put.</summary>
    private readonly ObjectRef<T>? Write<T>(T value)
    {
        if (Codec<T>.IsInline)
        {
            Codec<T>.Write(message.Arguments, value);
            return null;
        }

        using RefCollector refs = RefCollector.Start();
        StoredAt? stored = ValueWriter.Write(session, message.Arguments, value, session.Number);
        if (stored is null)
        {
            message.AddNested(refs.Take());
            return null;
        }

        var put = new ObjectRef<T>(session);
        put.Keep([], refs.Take(), stored);
        return put;
    }

    // Nobody else has it: with the call its value goes.
    private readonly void AddPut(HoleForm form, ObjectRef put)
    {
        message.AddHole(form, put);
        put.Dispose();
    }
}
