namespace Remote.Benchmarks.Peers;

/// <summary>What a contender in a process of its own says first, as JSON.</summary>
/// <param name="What"><see cref="IContender.What"/>.</param>
/// <param name="Takes">The workloads that <see cref="IContender.Takes"/> is true for.</param>
internal sealed record ContenderTerms(string What, Workload[] Takes);
