using System.Net;
using System.Net.Sockets;

namespace Remote.Benchmarks.Peers.Hosts;

/// <summary>Ports for frameworks that cannot choose one themselves.</summary>
internal static class FreePort
{
    /// <summary>Two ports that nobody listened on a moment ago.</summary>
    public static (int First, int Second) FindTwo()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (PortOf(first), PortOf(second));
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
