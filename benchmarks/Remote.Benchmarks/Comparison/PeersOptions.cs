namespace Remote.Benchmarks.Comparison;

/// <summary>What <c>-- peers</c> was asked for.</summary>
/// <param name="Time">How long each row of each contender takes in each round.</param>
/// <param name="Rounds">How often all are measured.</param>
/// <param name="WarmUp">How long each contender runs before its first round.</param>
/// <param name="Actors">Actors created in each round.</param>
/// <param name="Names">Who is measured.</param>
/// <param name="JsonFile">Where the figures go as well; null: nowhere.</param>
internal sealed record PeersOptions(TimeSpan Time, int Rounds, TimeSpan WarmUp, int Actors, string[] Names, string? JsonFile);
