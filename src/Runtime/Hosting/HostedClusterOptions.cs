namespace Remote.Hosting;

/// <summary>What AddRemote was given; of several the last counts.</summary>
internal sealed record HostedClusterOptions(Func<IServiceProvider, ClusterOptions> Create);
