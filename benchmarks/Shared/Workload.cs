namespace Remote.Benchmarks.Peers;

/// <summary>What is measured: calls <c>int → int</c> on an actor (grain, service) that adds to its state.</summary>
internal enum Workload
{
    /// <summary>One caller, one actor, one call at a time, awaited.</summary>
    OneAtATime,

    /// <summary>The same by a thread that waits for its own answer.</summary>
    Blocking,

    /// <summary>One caller, one actor: a burst of <see cref="Contender.Outstanding"/> calls, then all of their answers.</summary>
    Burst,

    /// <summary>Two callers, two actors: each caller has a burst under way, its calls go to the actors by turns.</summary>
    ManyToMany,

    /// <summary>Actors created, with their first call answered.</summary>
    Creation,
}
