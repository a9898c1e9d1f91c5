namespace Remote.Benchmarks.Peers.OnGrpc;

/// <summary>Adds to the sum of an actor: a service has no actors, so there are as many sums.</summary>
internal sealed record AddRequest(int Actor, int Value);
