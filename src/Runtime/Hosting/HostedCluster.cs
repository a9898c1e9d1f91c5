using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Remote.Hosting;

/// <summary>
/// The cluster of a host: started before the host's other services, ended after them; ended with the container where the host's start
/// failed and nobody stops it.
/// </summary>
internal sealed class HostedCluster(IServiceProvider provider) : IHostedLifecycleService, IAsyncDisposable
{
    private readonly Lock gate = new();
    private Task<Cluster>? start;
    private bool ended;

    /// <summary>
    /// The cluster. Constructors of hosted services ask for it before any of them is started, so it is started where it is first asked for.
    /// </summary>
    public Cluster Cluster => StartOnce(CancellationToken.None).GetAwaiter().GetResult();

    public Task StartingAsync(CancellationToken cancellationToken) => StartOnce(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => EndAsync().WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync() => await EndAsync().ConfigureAwait(false);

    private Task<Cluster> StartOnce(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(ended, typeof(Cluster));
            return start ??= Cluster.StartAsync(Options(), cancellationToken);
        }
    }

    private ClusterOptions Options()
    {
        ClusterOptions options = provider.GetRequiredService<HostedClusterOptions>().Create(provider)
            ?? throw new InvalidOperationException("The function given to AddRemote returned no ClusterOptions.");
        return options.Logging is null ? options with { Logging = provider.GetService<ILoggerFactory>() } : options;
    }

    private async Task EndAsync()
    {
        Task<Cluster>? started;
        lock (gate)
        {
            ended = true;
            started = start;
        }

        if (started is null) return;
        Cluster cluster;
        try
        {
            cluster = await started.ConfigureAwait(false);
        }
        catch
        {
            // Whoever started it has heard why it did not start.
            return;
        }

        await cluster.DisposeAsync().ConfigureAwait(false);
    }
}
