using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Remote.Benchmarks.Peers.Hosts;

namespace Remote.Benchmarks.Peers.OnGrpc;

/// <summary>The service on a Unix domain socket.</summary>
internal static class GrpcHost
{
    /// <summary>The burst fits into one connection.</summary>
    private const int Streams = 4_000;

    /// <summary>The socket's path.</summary>
    public static async Task<string> StartAsync()
    {
        string path = SocketFile.Create();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.Http2.MaxStreamsPerConnection = Streams;
            kestrel.ListenUnixSocket(path, static listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<AdderService>();
        WebApplication web = builder.Build();
        web.MapGrpcService<AdderService>();
        await web.StartAsync();
        return path;
    }
}
