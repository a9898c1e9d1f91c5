using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Remote.Benchmarks.Peers.Hosts;

namespace Remote.Benchmarks.Peers.OnOrleans;

/// <summary>One silo.</summary>
internal static class OrleansHost
{
    /// <summary>The port of its gateway.</summary>
    public static async Task<string> StartAsync()
    {
        (int silo, int gateway) = FreePort.FindTwo();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(orleans => orleans.UseLocalhostClustering(silo, gateway));
        await builder.Build().StartAsync();
        return gateway.ToString(CultureInfo.InvariantCulture);
    }
}
