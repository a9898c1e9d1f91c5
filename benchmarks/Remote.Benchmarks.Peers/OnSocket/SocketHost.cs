using System.Net.Sockets;
using Remote.Benchmarks.Peers.Hosts;

namespace Remote.Benchmarks.Peers.OnSocket;

/// <summary>A thread for each connection adds what comes to the connection's sum, and sends the sums.</summary>
internal static class SocketHost
{
    private const int MaxAtOnce = 4_096;

    /// <summary>The socket's path.</summary>
    public static Task<string> StartAsync(bool polls)
    {
        string path = SocketFile.Create();
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        new Thread(() => Accept(listener, polls)) { IsBackground = true }.Start();
        return Task.FromResult(path);
    }

    private static void Accept(Socket listener, bool polls)
    {
        while (true)
        {
            IntSocket connection = new(listener.Accept(), polls);
            new Thread(() => Serve(connection)) { IsBackground = true }.Start();
        }
    }

    private static void Serve(IntSocket connection)
    {
        int[] values = new int[MaxAtOnce];
        int sum = 0;
        while (connection.Receive(values) is > 0 and var count)
        {
            foreach (ref int value in values.AsSpan(0, count)) value = sum += value;
            connection.Send(values.AsSpan(0, count));
        }

        connection.Dispose();
    }
}
