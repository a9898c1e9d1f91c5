using Microsoft.Extensions.Logging;

namespace Remote.Hosting;

/// <summary>Gives what actors log to the worker's own logger.</summary>
internal sealed class WorkerLoggerFactory(ILogger logger) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => logger;

    public void AddProvider(ILoggerProvider provider)
        => throw new NotSupportedException("The worker's log takes no providers. Register logging of your own in a [RemoteServices] method.");

    public void Dispose()
    {
    }
}
