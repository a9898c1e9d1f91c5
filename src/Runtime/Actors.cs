using Remote.ActorModel;
using Remote.ControlPlane;
using Remote.Hosting;

namespace Remote;

/// <summary>Finding and ending actors.</summary>
/// <remarks>
/// An actor that is not detached ends by itself when nobody holds a ref to it any more: no variable, field, value or waiting call in any
/// process. The garbage collector finds that out, so it is not immediate; <see cref="EndAsync"/> is.
/// </remarks>
public static class Actors
{
    /// <summary>The actor of a name. The ref counts as any other: while it is held, the actor lives.</summary>
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
        ActorLine line = await session.ActorQuestions.FindAsync(name, space, cancellationToken).ConfigureAwait(false)
            ?? throw new KeyNotFoundException($"No living actor is named '{name}' in the namespace '{space}'. Create it with the option Name, or check the name.");
        return new ActorRef<T>(line, null);
    }

    /// <summary>The living actors that have names, by namespace and name. To be listed keeps no actor alive.</summary>
    /// <param name="namespace">The namespace; null is all of them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<ActorInfo>> ListAsync(string? @namespace = null, CancellationToken cancellationToken = default)
    {
        ActorListing[] all = await Session.Current.ActorQuestions.ListAsync(@namespace, cancellationToken).ConfigureAwait(false);
        return [.. all.Select(static a => new ActorInfo(a.Name, a.Namespace, a.Id.ToString(), a.ClassName, a.State))];
    }

    /// <summary>
    /// Ends an actor in good order: the calls that this process has made and those that have reached the actor are run, then it is disposed.
    /// Calls made afterwards fail with <see cref="ActorDiedException"/>. It is not started again. Does nothing where it is dead already.
    /// </summary>
    /// <typeparam name="T">The actor's class or interface.</typeparam>
    /// <param name="actor">The actor.</param>
    /// <returns>Completed when the actor is dead.</returns>
    /// <exception cref="InvalidOperationException">Called by the actor itself, which would wait for itself: see <see cref="RemoteContext.ExitActor"/>.</exception>
    public static Task EndAsync<T>(IActorRef<T> actor)
    {
        ActorLine line = ActorRef.Of(actor).Line;
        return line.Session.ActorEnds.EndAsync(line);
    }

    /// <summary>
    /// Ends an actor at once, whatever it does, and does not dispose it; calls under way fail with <see cref="ActorDiedException"/>. Does
    /// nothing where it is dead already.
    /// </summary>
    /// <typeparam name="T">The actor's class or interface.</typeparam>
    /// <param name="actor">The actor.</param>
    /// <param name="restart">Whether it may start again, by its <see cref="ActorOptions.MaxRestarts"/>.</param>
    /// <returns>Completed when the actor is dead, or being restarted.</returns>
    public static Task KillAsync<T>(IActorRef<T> actor, bool restart = false)
    {
        ActorLine line = ActorRef.Of(actor).Line;
        return line.Session.ActorEnds.KillAsync(line, restart);
    }
}
