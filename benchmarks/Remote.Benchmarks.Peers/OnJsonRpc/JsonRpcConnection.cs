using System.Net.Sockets;
using Nerdbank.Streams;
using StreamJsonRpc;

namespace Remote.Benchmarks.Peers.OnJsonRpc;

/// <summary>A connection's end.</summary>
internal static class JsonRpcConnection
{
    public static JsonRpc Over(Socket socket) => new(new LengthHeaderMessageHandler(new NetworkStream(socket, ownsSocket: true).UsePipe(), new MessagePackFormatter()));
}
