using Remote.ControlPlane;
using Remote.Scheduling;
using Remote.Storage.Sockets;

namespace Remote.Nodes;

/// <summary>A node of the cluster as the driver's node keeps it, its own included. Touched by the node's loop alone.</summary>
internal sealed class NodeMember(ClusterNode place, WorkerPool pool, PoolCare care, IWorkerFactory factory)
{
    public ulong Number => Place.Id;

    /// <summary>Its resources and labels.</summary>
    public ClusterNode Place { get; } = place;

    public WorkerPool Pool { get; } = pool;

    public PoolCare Care { get; } = care;

    public IWorkerFactory Factory { get; } = factory;

    /// <summary>Where its workers find its object store.</summary>
    public required StoreAddress Store { get; init; }

    /// <summary>How full that store is: of another node's, as it last said.</summary>
    public required Func<StoreFigures> StoreNow { get; set; }

    /// <summary>Where other stores find that one; null for the only node.</summary>
    public StorePeer? Peer { get; set; }

    /// <summary>Ends when the workers that it begins with serve, or one could not be started.</summary>
    public TaskCompletionSource AllServe { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Workers in a row that ended before they served.</summary>
    public int FailedStarts { get; set; }

    /// <summary>Its process; null for the driver's node, which lives in the driver.</summary>
    public NodeWorker? Process { get; init; }
}
