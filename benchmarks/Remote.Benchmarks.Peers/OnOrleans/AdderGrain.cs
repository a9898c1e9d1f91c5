namespace Remote.Benchmarks.Peers.OnOrleans;

/// <summary>The actor.</summary>
internal sealed class AdderGrain : Grain, IAdderGrain
{
    private int sum;

    public Task<int> AddAsync(int value) => Task.FromResult(sum += value);
}
