using Remote.Generators.Calls;

namespace Remote.Generators.Actors;

/// <summary>One method of an actor.</summary>
/// <param name="Method">The method.</param>
/// <param name="ConcurrencyGroup">The group named by <c>[ConcurrencyGroup]</c>, or null.</param>
internal sealed record RemoteActorMethodModel(MethodModel Method, string? ConcurrencyGroup)
{
    /// <summary>Whether the method can interleave with others.</summary>
    public bool IsAsync => Method.Result is ResultKind.Task or ResultKind.TaskOfValue or ResultKind.AsyncStream;
}
