namespace Remote.Nodes.Launch;

/// <summary>Starts worker processes, here or on another node.</summary>
internal interface IWorkerLauncher : IDisposable
{
    /// <summary>Starts a process; it has yet to register.</summary>
    /// <exception cref="WorkerStartException">The system refused, or the node is gone.</exception>
    Task<IWorkerProcess> StartAsync(ulong number);
}
