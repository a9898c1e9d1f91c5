using Remote.Generators.Actors;
using Remote.Generators.Pipeline;
using Remote.Generators.Tasks;

namespace Remote.Generators.Closings;

/// <summary>What the search for calls of generic members begins with.</summary>
/// <param name="Names">The names of generic members, of this assembly and of those that it refers to.</param>
/// <param name="Tasks">All classes with tasks: calls bind to their proxies.</param>
/// <param name="Actors">All actors, likewise.</param>
internal sealed record ClosingInput(EquatableArray<string> Names, EquatableArray<RemoteTaskClassModel> Tasks, EquatableArray<RemoteActorModel> Actors)
{
    /// <summary>There is nothing to search for.</summary>
    public static readonly ClosingInput Nothing = new(
        EquatableArray<string>.Empty, EquatableArray<RemoteTaskClassModel>.Empty, EquatableArray<RemoteActorModel>.Empty);
}
