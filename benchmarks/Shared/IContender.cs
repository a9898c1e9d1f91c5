namespace Remote.Benchmarks.Peers;

/// <summary>What is measured, in two processes: this one, and another that hosts the actors.</summary>
internal interface IContender : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Its version, and how it is set up.</summary>
    string What { get; }

    ContenderKind Kind { get; }

    /// <summary>The process that it and its host run in, or that started them; null: this process.</summary>
    int? ProcessId => null;

    bool Takes(Workload workload);

    /// <summary>Starts the other process and connects to it.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Does the work for as long, or once where the work has an end of its own.</summary>
    /// <returns>Calls, or actors, per second.</returns>
    Task<double> RateAsync(Workload workload, TimeSpan time);
}
