using System.Diagnostics;
using NetMQ;
using NetMQ.Sockets;

namespace Remote.Benchmarks.Core;

/// <summary>Drives <see cref="EchoServer"/>: one message at a time, or a window of them.</summary>
internal sealed class EchoClient : IDisposable
{
    private readonly ChildProcess server;
    private readonly DealerSocket dealer;

    public EchoClient()
    {
        server = new ChildProcess("echo-server");
        dealer = new DealerSocket();
        dealer.Options.SendHighWatermark = dealer.Options.ReceiveHighWatermark = 0;
        dealer.Connect(server.FirstLine);
    }

    /// <summary>Echoes until the time is over; echoes per second.</summary>
    public double Run(int window, TimeSpan time)
    {
        byte[] payload = new byte[32];
        for (int i = 0; i < window; i++) dealer.SendFrame(payload);
        long count = 0;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < time)
        {
            dealer.SkipFrame();
            dealer.SendFrame(payload);
            count++;
        }

        double rate = count / clock.Elapsed.TotalSeconds;
        for (int i = 0; i < window; i++) dealer.SkipFrame();
        return rate;
    }

    public void Dispose()
    {
        dealer.Dispose();
        server.Dispose();
    }
}
