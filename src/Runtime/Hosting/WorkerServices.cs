using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Remote.Hosting;

/// <summary>The container of one worker: made when the first actor asks for a service, disposed when the worker ends.</summary>
internal sealed class WorkerServices(Session session) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private ServiceProvider? provider;
    private bool closed;

    /// <summary>A scope for one actor.</summary>
    /// <exception cref="InvalidOperationException">A hook threw.</exception>
    /// <exception cref="ObjectDisposedException">The worker ends.</exception>
    public AsyncServiceScope CreateScope()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, typeof(Cluster));
            provider ??= Build();
            return provider.CreateAsyncScope();
        }
    }

    public ValueTask DisposeAsync()
    {
        ServiceProvider? ending;
        lock (gate)
        {
            closed = true;
            ending = provider;
        }

        return ending?.DisposeAsync() ?? default;
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        foreach (ServicesHook hook in ServicesHooks.All) Run(hook, services);
        // Last, so that a hook's own logging wins.
        services.TryAddSingleton<ILoggerFactory>(new WorkerLoggerFactory(session.Logger));
        services.TryAdd(ServiceDescriptor.Singleton(typeof(ILogger<>), typeof(Logger<>)));
        return services.BuildServiceProvider();
    }

    private static void Run(ServicesHook hook, IServiceCollection services)
    {
        try
        {
            hook.Configure(services);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"The services of worker process {Environment.ProcessId} cannot be set up: [RemoteServices] {hook.Name} threw {e.GetType().Name}: {e.Message}", e);
        }
    }
}
