namespace Remote.Benchmarks.Peers.OnJsonRpc;

/// <summary>The service: calls run side by side, so the sums are added to atomically.</summary>
internal sealed class Adder : IAdder
{
    private readonly int[] sums = new int[2];

    public Task<int> AddAsync(int actor, int value) => Task.FromResult(Interlocked.Add(ref sums[actor], value));
}
