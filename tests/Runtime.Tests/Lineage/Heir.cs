namespace Remote.Runtime.Tests.Lineage;

/// <summary>An actor whose constructor reads large values, a small one, and a ref inside.</summary>
[Remote]
internal class Heir(byte[] one, int small, byte[] other, ObjectRef<int>[] inside)
{
    private readonly int life = RemoteContext.Current.Attempt;
    private readonly long sum = SumOf(one, small, other);

    public static long SumOf(byte[] one, int small, byte[] other) => one.Sum(static b => (long)b) + small + other.Sum(static b => (long)b);

    /// <summary>What it has, and which life of it this is.</summary>
    public async Task<(long Sum, int Inside, int Life)> TellAsync() => (sum, await inside[0], life);

    public int ProcessId() => Environment.ProcessId;

    public string NodeId() => RemoteContext.Current.NodeId;
}
