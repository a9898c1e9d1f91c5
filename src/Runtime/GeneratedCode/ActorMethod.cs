using System.ComponentModel;

namespace Remote.GeneratedCode;

/// <summary>Reads an actor call's arguments, runs the method on the actor and hands the result to the invocation.</summary>
/// <param name="actor">The actor's instance.</param>
/// <param name="invocation">The call: arguments in, result out.</param>
/// <returns>Completed when the method has ended.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate ValueTask ActorInvoker(object actor, Invocation invocation);

/// <summary>A public method of a remote class or interface.</summary>
/// <param name="id">A stable 64-bit hash of <paramref name="signature"/>.</param>
/// <param name="signature">The full signature, unique in the program.</param>
/// <param name="name">The short name that people read: <c>Counter.Increment</c>.</param>
/// <param name="isAsync">Whether the method can interleave with others (returns a task or an async stream).</param>
/// <param name="concurrencyGroup">The group named by <c>[ConcurrencyGroup]</c>, or null.</param>
/// <param name="invoke">Runs it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ActorMethod(ulong id, string signature, string name, bool isAsync, string? concurrencyGroup, ActorInvoker invoke)
{
    internal ulong Id { get; } = id;

    internal string Signature { get; } = signature;

    internal string Name { get; } = name;

    internal bool IsAsync { get; } = isAsync;

    internal string? ConcurrencyGroup { get; } = concurrencyGroup;

    internal ActorInvoker Invoke { get; } = invoke;
}
