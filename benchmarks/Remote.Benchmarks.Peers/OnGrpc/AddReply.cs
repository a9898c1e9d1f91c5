namespace Remote.Benchmarks.Peers.OnGrpc;

/// <summary>The sum.</summary>
internal sealed record AddReply(int Sum);
