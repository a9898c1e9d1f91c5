using NetMQ;
using NetMQ.Sockets;

namespace Remote.Benchmarks.Core;

/// <summary>The raw limit: a bare NetMQ router that sends back what it gets, in a process of its own. No authentication, dispatch or arguments.</summary>
internal static class EchoServer
{
    /// <summary>Prints its endpoint, then echoes until its input ends.</summary>
    public static int Run()
    {
        using var router = new RouterSocket();
        // A router drops what exceeds its high-water mark, and the client would wait for it.
        router.Options.SendHighWatermark = router.Options.ReceiveHighWatermark = 0;
        int port = router.BindRandomPort("tcp://127.0.0.1");
        Console.WriteLine($"tcp://127.0.0.1:{port}");
        new Thread(static () =>
        {
            while (Console.In.Read() >= 0)
            {
            }

            Environment.Exit(0);
        })
        { IsBackground = true }.Start();

        var message = new NetMQMessage();
        while (true)
        {
            while (!router.TryReceiveMultipartMessage(TimeSpan.FromSeconds(1), ref message!))
            {
            }

            router.SendMultipartMessage(message);
            message.Clear();
        }
    }
}
