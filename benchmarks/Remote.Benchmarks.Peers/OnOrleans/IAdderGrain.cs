namespace Remote.Benchmarks.Peers.OnOrleans;

/// <summary>The actor's interface.</summary>
public interface IAdderGrain : IGrainWithIntegerKey
{
    /// <summary>Adds to the sum, and answers it.</summary>
    /// <param name="value">What is added.</param>
    Task<int> AddAsync(int value);
}
