namespace Remote.Generators.Actors;

/// <summary>A concurrency group of an actor, and how many of its calls may be under way.</summary>
internal sealed record ConcurrencyGroupModel(string Name, int MaxConcurrency);
