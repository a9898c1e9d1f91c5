using System.Reflection;

namespace Remote.Benchmarks.Peers;

/// <summary>Starts this program again, as the host of a peer.</summary>
internal static class HostStart
{
    public const string Command = "host";

    public static Task<HostProcess> StartAsync(string name, CancellationToken cancellationToken)
        => HostProcess.StartAsync(Path.Combine(AppContext.BaseDirectory, Assembly.GetExecutingAssembly().GetName().Name + ".dll"), [Command, name], cancellationToken);
}
