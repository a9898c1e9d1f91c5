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
}
