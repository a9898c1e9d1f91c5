namespace Remote;

/// <summary>A node of the cluster: this machine, or one of <see cref="Cluster.AddNodeAsync"/>.</summary>
/// <param name="Id">Its number in the cluster, in hexadecimal: for <see cref="Placement.Node"/>.</param>
/// <param name="Labels">Its labels: for <see cref="Placement.Label"/>.</param>
/// <param name="Resources">What it has, by name: CPU, GPU, memory in bytes, custom ones.</param>
/// <param name="Available">What of it is free. Amounts that tasks took back after a wait can make it negative for a while.</param>
public sealed record NodeInfo(
    string Id, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, double> Resources, IReadOnlyDictionary<string, double> Available)
{
    /// <summary>Its operating-system process: this program's for the node that lives in it.</summary>
    public int ProcessId { get; init; }

    /// <summary>
    /// Its object store: how full it is, and what was moved to disk. Of the node in this process as it is now, of another as it was when that last
    /// said, at most 0.25 s before.
    /// </summary>
    public ObjectStoreInfo ObjectStore { get; init; } = new(0, 0, 0, 0, 0, 0, 0);
}
