using System.Net;
using System.Net.Sockets;

namespace Remote.Messaging.Tests;

/// <summary>Finds TCP ports.</summary>
internal static class Ports
{
    /// <summary>A port that was free a moment ago.</summary>
    public static int Unused()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static int Of(PeerAddress address) => new Uri(address.Endpoint).Port;
}
