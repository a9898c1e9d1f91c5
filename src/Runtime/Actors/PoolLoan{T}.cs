namespace Remote.ActorModel;

/// <summary>An actor that one call of a pool has; disposing it gives the actor back.</summary>
internal sealed class PoolLoan<T>(PoolMembers<T> members, IActorRef<T> actor) : IDisposable
{
    private ActorDiedException? failure;

    public IActorRef<T> Actor { get; } = actor;

    /// <summary>The call failed because an actor is dead; if that is this one, it does not come back.</summary>
    public void Fail(ActorDiedException because)
    {
        if (((ActorRef)(object)Actor).Line.IsDead) failure = because;
    }

    public void Dispose()
    {
        if (failure is null) members.GiveBack(Actor);
        else members.Drop(Actor, failure);
    }
}
