namespace Remote.Runtime.Tests.ActorModel;

/// <summary>Tasks that call an actor which they were given.</summary>
internal static class Borrowers
{
    [Remote]
    public static async Task<int> CallReluctant(IActorRef<Reluctant> actor) => await actor.SucceedAt(3);
}
