using Remote.Scheduling;

namespace Remote.Nodes.Memory;

/// <summary>What the work of a worker has declared with the option Memory.</summary>
internal static class DeclaredMemory
{
    /// <summary>The sum in bytes; null where the worker has no work, or some that declared nothing and so may take anything.</summary>
    public static long? Of(NodeWorker worker)
    {
        long sum = 0;
        foreach (Lease lease in worker.Leases)
        {
            if (Of(lease.Holding) is not { } bytes) return null;
            sum += bytes;
        }

        foreach (ActorEntry actor in worker.Actors)
        {
            if (Of(actor.Holding) is not { } bytes) return null;
            sum += bytes;
        }

        return sum == 0 ? null : sum;
    }

    /// <summary>Whether any of its work has declared some.</summary>
    public static bool Any(NodeWorker worker)
    {
        foreach (Lease lease in worker.Leases)
        {
            if (Of(lease.Holding) is not null) return true;
        }

        foreach (ActorEntry actor in worker.Actors)
        {
            if (Of(actor.Holding) is not null) return true;
        }

        return false;
    }

    /// <summary>Of one piece of work.</summary>
    public static long? Of(Holding? holding)
        => holding?.Demand.Vector[ResourceVector.MemoryBytes] is > 0 and var units ? units / ResourceVector.Precision : null;
}
