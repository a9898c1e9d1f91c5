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
    public string[] WhyWaiting(NodeClient client, ulong[] requests, IEnumerable<(string Who, Holding Holds)> others)
    {
        (string, Holding)[] holders = [.. leases.Values.Select(static l => (Describe(l), l.Holding)), .. others];
        return [.. requests.Select(r => pending.Find(p => p.Client == client && p.Request == r) is { } asked ? Explain(asked, holders) : "")];
    }

    private static string Describe(Lease lease)
        => $"worker {lease.Worker.Number:x}{(lease.Worker.Link is { } link ? $" (process {link.ProcessId})" : "")}, "
           + $"which runs tasks of {(lease.Client.IsDriver ? "the driver" : $"worker {lease.Client.Number:x}")}";

    private static long Held(Holding holding, string name) => holding.CpusLent && name == ResourceVector.Cpu ? 0 : holding.Demand.Vector[name];

    private string Explain(PendingLease asked, (string Who, Holding Holds)[] holders)
    {
        Decision decision = scheduler.Foresee(asked.Demand, asked.Placement);
        if (decision.Reason is { } reason) return reason;
        if (decision.Kind == DecisionKind.Placed)
        {
            WorkerPool pool = pools.Of(decision.Account!.Node)!;
            return pool.PickForTask() is null
                ? $"{asked.Demand.Vector} is free, but each of the {pool.All.Count(static w => w.Role == WorkerRole.Tasks)} workers for tasks is busy or being started"
                : $"{asked.Demand.Vector} is free; what came before is served first";
        }

        if (WaitsFor(decision, asked.Demand, asked.Placement) is not { } account) return $"no place has {asked.Demand.Vector} free";
        if (account.IsLost) return $"its place in placement group {asked.Placement!.Group} was lost with node {account.Node:x}, and no node has room for another yet";
        return string.Join("; ", account.Lacking(asked.Demand).Select(name => ExplainLack(account, name, holders)));
    }

    private string ExplainLack(ResourceAccount account, string name, (string Who, Holding Holds)[] holders)
    {
        (string Who, long Units)[] users =
            [.. holders.Where(h => h.Holds.Account == account).Select(h => (h.Who, Units: Held(h.Holds, name))).Where(static h => h.Units > 0).OrderByDescending(static h => h.Units)];
        long total = account.TotalOf(scheduler.PlaceOf(name)), used = total - Math.Max(0, account.FreeOf(scheduler.PlaceOf(name)));
        List<string> named = [.. users.Take(MostHolders).Select(static u => $"{Amount(u.Units)} by {u.Who}")];
        if (users.Length > MostHolders) named.Add($"and {users.Length - MostHolders} more");
        long setAside = used - users.Sum(static u => u.Units);
        if (setAside > 0) named.Add($"{Amount(setAside)} set aside for placement groups");
        return $"{Amount(used)} of {Amount(total)} {name} are in use: {string.Join(", ", named)}";
    }

    private static string Amount(long units) => ResourceVector.Amount(units);
}
