namespace Remote.Nodes.Memory;

/// <summary>An actor of a worker, for the question which worker is ended.</summary>
internal sealed record HostedUse(string Name, bool MayRestart);
