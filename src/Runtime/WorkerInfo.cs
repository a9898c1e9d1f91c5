namespace Remote;

/// <summary>A worker of the cluster.</summary>
/// <param name="Id">Its number in the cluster, in hexadecimal.</param>
/// <param name="ProcessId">Its operating-system process; this process where workers are threads.</param>
/// <param name="Role">"tasks", "actors", or "one actor".</param>
public sealed record WorkerInfo(string Id, int ProcessId, string Role)
{
    /// <summary>The id of the node that it runs on.</summary>
    public string NodeId { get; init; } = "";
}
