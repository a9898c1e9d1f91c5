using Remote.ControlPlane;
using Remote.Nodes.Agents;

namespace Remote.Nodes;

/// <summary>Starts workers: processes, or threads of this process.</summary>
internal interface IWorkerFactory : IAsyncDisposable
{
    /// <summary>Starts a worker; it has registered when the task ends.</summary>
    /// <exception cref="WorkerStartException">It could not be started, or ended before it was ready.</exception>
    Task<WorkerLink> StartAsync(ulong number);

    /// <summary>Whether nothing of a worker that has ended can touch memory any more.</summary>
    bool EndsMemory { get; }

    /// <summary>Where the output of workers is kept in full; null where they have none of their own.</summary>
    string? LogFolder => null;

    /// <summary>Whether workers are processes; then another node can be one too.</summary>
    bool StartsProcesses => false;

    /// <summary>Makes a process that <see cref="StartAsync"/> started another node's, and what starts workers there; null where there are none.</summary>
    /// <param name="agent">The channel to that process.</param>
    /// <param name="node">The node's number, which is the process's.</param>
    /// <param name="secret">What opens the session's connections.</param>
    /// <param name="plan">What it is to have.</param>
    AgentWorkerFactory? On(IControlChannel agent, ulong node, byte[] secret, NodePlan plan) => null;
}
