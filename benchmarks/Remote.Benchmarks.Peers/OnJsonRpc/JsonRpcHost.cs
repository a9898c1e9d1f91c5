using System.Net.Sockets;
using Remote.Benchmarks.Peers.Hosts;
using StreamJsonRpc;

namespace Remote.Benchmarks.Peers.OnJsonRpc;

/// <summary>The service on a Unix domain socket.</summary>
internal static class JsonRpcHost
{
    /// <summary>The socket's path.</summary>
    public static Task<string> StartAsync()
    {
        string path = SocketFile.Create();
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        _ = AcceptAsync(listener);
        return Task.FromResult(path);
    }

    private static async Task AcceptAsync(Socket listener)
    {
        while (true)
        {
            JsonRpc connection = JsonRpcConnection.Over(await listener.AcceptAsync());
            connection.AddLocalRpcTarget<IAdder>(new Adder(), null);
            connection.StartListening();
        }
    }
}
