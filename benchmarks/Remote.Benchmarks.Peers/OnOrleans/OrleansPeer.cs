using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Remote.Benchmarks.Peers.OnOrleans;

/// <summary>An external client of a silo.</summary>
internal sealed class OrleansPeer : Peer
{
    // Keys of the two that are called, and of those that are created.
    private const int FirstNew = 2;

    private IHost? host;
    private IGrainFactory? grains;
    private IAdderGrain[] adders = [];

    public override string Name => PeerNames.Orleans;

    public override string What => $"Microsoft.Orleans {PackageVersion.Of<IGrainFactory>()}: one silo, localhost clustering, external client over TCP";

    protected override async Task ConnectAsync(string address)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleansClient(orleans => orleans.UseLocalhostClustering(int.Parse(address, CultureInfo.InvariantCulture)));
        host = builder.Build();
        await host.StartAsync();
        grains = host.Services.GetRequiredService<IGrainFactory>();
        adders = [grains.GetGrain<IAdderGrain>(0), grains.GetGrain<IAdderGrain>(1)];
    }

    protected override async Task DisconnectAsync()
    {
        if (host is null) return;
        await host.StopAsync();
        host.Dispose();
    }

    protected override Task<int> Call(int actor, int value) => adders[actor].AddAsync(value);

    protected override Task<int> CallNew(int number, int value) => grains!.GetGrain<IAdderGrain>(FirstNew + number).AddAsync(value);
}
