using Remote.Wire;

namespace Remote.Messaging.Tests.Driver;

/// <summary>A thread that sends its number and 0, 1, 2 … for as long as the process lives; every hundredth message is long.</summary>
internal static class Flood
{
    private const int LongEvery = 100;
    private const int LongLength = 300_000;
    private const long MostQueued = 4_000_000;

    public static void Start(int thread, IPeer peer) => new Thread(() => Run(thread, peer)) { IsBackground = true }.Start();

    private static void Run(int thread, IPeer peer)
    {
        byte[] padding = new byte[LongLength];
        for (int number = 0; ; number++)
        {
            while (peer.QueuedBytes > MostQueued) Thread.Sleep(1);
            MessageBuffer message = MessageBuffer.Rent();
            message.WriteUnmanaged(thread);
            message.WriteUnmanaged(number);
            if (number % LongEvery == 0) message.Write(padding);
            peer.Send(message);
        }
    }
}
