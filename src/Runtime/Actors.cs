using Remote.ActorModel;
using Remote.ControlPlane;
using Remote.Hosting;

namespace Remote;

/// <summary>Finding and ending actors.</summary>
public static class Actors
{
    /// <summary>The actor of a name.</summary>
    /// <typeparam name="T">Its class, or an interface that it implements.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="namespace">The name's namespace; null is "default".</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KeyNotFoundException">No living actor has the name.</exception>
    public static async Task<IActorRef<T>> GetAsync<T>(string name, string? @namespace = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Session session = Session.Current;
        string space = @namespace ?? ActorNames.DefaultNamespace;
        ActorId id = await session.Actors.FindAsync(name, space, cancellationToken).ConfigureAwait(false)
            ?? throw new KeyNotFoundException($"No living actor is named '{name}' in the namespace '{space}'. Create it with the option Name, or check the name.");
        return new ActorRef<T>(session.Actors.LineTo(id), null);
    }

    /// <summary>Ends an actor at once, whatever it does; calls under way fail with <see cref="ActorDiedException"/>.</summary>
    /// <typeparam name="T">The actor's class or interface.</typeparam>
    /// <param name="actor">The actor.</param>
    /// <param name="restart">Whether it may start again, by its <see cref="ActorOptions.MaxRestarts"/>.</param>
    /// <returns>Completed when the actor is dead, or being restarted.</returns>
    public static Task KillAsync<T>(IActorRef<T> actor, bool restart = false)
    {
        return ActorRef.Of(actor).Line.KillAsync(restart);
    }
}
