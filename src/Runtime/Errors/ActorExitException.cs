namespace Remote.Errors;

/// <summary>Leaves the method of an actor that exits. Never seen by callers: they get an <see cref="ActorDiedException"/>.</summary>
internal sealed class ActorExitException(string className, string id)
    : Exception("This actor exits: RemoteContext.ExitActor was called. Let this exception pass; the actor ends in any case.")
{
    /// <summary>The failure of the call that exited.</summary>
    public ActorDiedException AsSeenByCaller(string method)
        => new($"{method} has no result: {className} ({id}) exited by itself, the method called RemoteContext.ExitActor.");
}
