using Remote;

namespace Chaos;

/// <summary>What a run left behind: nothing, or it has failed.</summary>
internal sealed class Aftermath
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private readonly List<string> left = [];

    public bool IsClean => left.Count == 0;

    public IEnumerable<string> Left => left;

    /// <summary>Idle leases are kept for half a second, and the refs of dropped actors for as long as the collector likes.</summary>
    public async Task ResourcesAsync(Cluster cluster)
    {
        long end = Environment.TickCount64 + (long)Patience.Limit.TotalMilliseconds;
        while (!IsWhole(cluster) && Environment.TickCount64 < end)
        {
            GC.Collect();
            await Task.Delay(Step);
        }

        foreach ((string name, double total) in cluster.TotalResources)
        {
            if (cluster.AvailableResources[name] != total) left.Add($"resource {name}: {cluster.AvailableResources[name]} of {total} came back");
        }
    }

    /// <summary>Waits until no object is left in the store; refs that nobody has any more are found by the collectors, which are asked.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="collect">Has all processes collect.</param>
    public async Task ObjectsAsync(Cluster cluster, Action collect)
    {
        long end = Environment.TickCount64 + (long)Patience.Limit.TotalMilliseconds;
        while (cluster.ObjectStore.Objects > 0 && Environment.TickCount64 < end)
        {
            collect();
            await Task.Delay(Step);
        }

        if (cluster.ObjectStore is { Objects: > 0 } store) left.Add($"{store.Objects} objects were not freed: {store.Used} bytes in memory, {store.Spilled} on disk");
    }

    public void Processes(IEnumerable<int> seen) => left.AddRange(seen.Where(Signal.IsAlive).Select(static p => $"process {p} lives on"));

    private static bool IsWhole(Cluster cluster) => cluster.TotalResources.All(r => cluster.AvailableResources[r.Key] == r.Value);
}
