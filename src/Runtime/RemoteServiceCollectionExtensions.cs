using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Remote.Hosting;

namespace Remote;

/// <summary>Remote in programs with a host: ASP.NET Core, worker services, anything built on <see cref="IHost"/>.</summary>
public static class RemoteServiceCollectionExtensions
{
    /// <summary>
    /// Starts a cluster with the host, before its other hosted services, and ends it after them: they may make remote calls as they start and
    /// stop. <see cref="Cluster"/> can be injected; where it is asked for before the host starts, it is started there and then.
    /// Log messages go to the host's <c>ILoggerFactory</c>, unless <see cref="ClusterOptions.Logging"/> names another.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">How the cluster is started. A second call of AddRemote replaces the options of the first.</param>
    /// <returns>The same services.</returns>
    /// <remarks>What actors take by <see cref="FromServicesAttribute"/> is not registered here but in a <see cref="RemoteServicesAttribute"/> method: workers are other processes.</remarks>
    public static IServiceCollection AddRemote(this IServiceCollection services, ClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Add(services, _ => options);
    }

    /// <summary>As <c>AddRemote(options)</c>, with the defaults: one worker per CPU.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddRemote(this IServiceCollection services) => Add(services, static _ => new ClusterOptions());

    /// <summary>As <c>AddRemote(options)</c>, with options that are made from the host's services: <c>AddRemote(p => new() { Workers = p.GetRequiredService&lt;…&gt;() … })</c>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">Makes the options when the cluster is started.</param>
    /// <returns>The same services.</returns>
    [OverloadResolutionPriority(-1)]    // AddRemote(new() { … }) means options.
    public static IServiceCollection AddRemote(this IServiceCollection services, Func<IServiceProvider, ClusterOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Add(services, options);
    }

    private static IServiceCollection Add(IServiceCollection services, Func<IServiceProvider, ClusterOptions> options)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton(new HostedClusterOptions(options));
        if (services.Any(static service => service.ServiceType == typeof(HostedCluster))) return services;
        services.AddSingleton(static provider => new HostedCluster(provider));
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<HostedCluster>());
        services.TryAddSingleton(static provider => provider.GetRequiredService<HostedCluster>().Cluster);
        return services;
    }
}
