using Remote.Scheduling;

namespace Remote.Nodes;

/// <summary>Why requests for workers are not met, in words.</summary>
internal sealed partial class LeaseBook
{
    /// <summary>Holders that one text names: enough to see who it is.</summary>
    private const int MostHolders = 6;

    /// <summary>Why each of a client's requests waits; empty where it does not any more.</summary>
    /// <param name="client">Who asks.</param>
    /// <param name="requests">Its requests.</param>
    /// <param name="others">Who else holds resources, and which.</param>
    public string[] WhyWaiting(NodeClient client, ulong[] requests, IEnumerable<(string Who, ResourceVector Holds)> others)
    {
        (string, ResourceVector)[] holders = [.. leases.Values.Select(static l => (Describe(l), l.Blocked ? l.Demand.OtherPart : l.Demand)), .. others];
        return [.. requests.Select(r => pending.Find(p => p.Client == client && p.Request == r) is { } asked ? Explain(asked.Demand, holders) : "")];
    }

    private static string Describe(Lease lease)
        => $"worker {lease.Worker.Number:x}{(lease.Worker.Link is { } link ? $" (process {link.ProcessId})" : "")}, "
           + $"which runs tasks of {(lease.Client.IsDriver ? "the driver" : $"worker {lease.Client.Number:x}")}";

    private string Explain(ResourceVector demand, (string Who, ResourceVector Holds)[] holders)
    {
        string[] lacking = [.. resources.Lacking(demand)];
        if (lacking.Length > 0) return string.Join("; ", lacking.Select(name => ExplainLack(name, holders)));
        return pool.PickForTask() is null
            ? $"{demand} is free, but each of the {pool.All.Count(static w => w.Role == WorkerRole.Tasks)} workers for tasks is busy or being started"
            : $"{demand} is free; requests that came before are served first";
    }

    private string ExplainLack(string name, (string Who, ResourceVector Holds)[] holders)
    {
        (string Who, long Units)[] users = [.. holders.Select(h => (h.Who, Units: h.Holds[name])).Where(static h => h.Units > 0).OrderByDescending(static h => h.Units)];
        string[] named = [.. users.Take(MostHolders).Select(u => $"{NodeResources.Amount(u.Units)} by {u.Who}")];
        string more = users.Length > MostHolders ? $", and {users.Length - MostHolders} more" : "";
        long total = resources.Total[name], free = Math.Max(0, resources.Free.GetValueOrDefault(name));
        return $"{NodeResources.Amount(total - free)} of {NodeResources.Amount(total)} {name} are in use: {string.Join(", ", named)}{more}";
    }
}
