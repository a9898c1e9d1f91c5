using System.Diagnostics;
using System.Security.Cryptography;
using Remote.Benchmarks.Core;
using Remote.Messaging;
using Remote.Messaging.Rings;

namespace Remote.Benchmarks.Rings;

/// <summary>A messenger here, one in a process of its own. What comes back is sent again on the receiving thread: nothing but the transport is measured.</summary>
internal sealed class MessengerLink : ITransportUnderTest, IMessageHandler
{
    /// <summary>What may wait to leave while one direction is measured.</summary>
    private const long MostQueued = 1 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IMessenger messenger;
    private readonly ChildProcess other;
    private readonly IPeer peer;
    private readonly AutoResetEvent answered = new(false);
    private long arrived;
    private long counted;
    private int underWay;
    private volatile bool again;

    public MessengerLink(string name, string folder)
    {
        Name = name;
        byte[] secret = RandomNumberGenerator.GetBytes(32);
        messenger = Messengers.Create(name, 1, secret, folder);
        messenger.Start(this);
        other = new ChildProcess(EchoProcess.Name, name, folder, Convert.ToHexString(secret));
        peer = messenger.Connect(new PeerAddress(2, other.FirstLine));
        RoundTrips(1, TimeSpan.Zero);
    }

    public string Name { get; }

    public double RoundTrips(int window, TimeSpan time)
    {
        again = true;
        Volatile.Write(ref underWay, window);
        long before = Volatile.Read(ref arrived);
        long start = Stopwatch.GetTimestamp();
        for (int count = 0; count < window; count++) peer.Send(Payload.Of(Payload.Echo));
        Thread.Sleep(time);
        double rate = (Volatile.Read(ref arrived) - before) / Stopwatch.GetElapsedTime(start).TotalSeconds;
        again = false;
        Await();
        return rate;
    }

    public double? PolledRoundTrips(TimeSpan time)
    {
        if (messenger is not RingMessenger rings) return null;
        long start = Stopwatch.GetTimestamp();
        long count = 0;
        for (; Stopwatch.GetElapsedTime(start) < time; count++)
        {
            long due = Volatile.Read(ref arrived) + 1;
            Volatile.Write(ref underWay, 2); // So that nobody is woken.
            peer.Send(Payload.Of(Payload.Echo));
            while (!rings.ReceiveUntil(static on => Volatile.Read(ref on.Link.arrived) == on.Due, (Link: this, Due: due), TimeSpan.FromMilliseconds(1))) Thread.Yield();
        }

        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public double OneWay(TimeSpan time)
    {
        Volatile.Write(ref underWay, 1);
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            for (int count = 0; count < 100; count++) peer.Send(Payload.Of(Payload.Count));
            while (peer.QueuedBytes > MostQueued) Thread.Yield();
        }

        peer.Send(Payload.Of(Payload.Ask));
        Await();
        return Volatile.Read(ref counted) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public void OnMessage(IPeer from, ReadOnlySpan<byte> message)
    {
        if (message[0] == Payload.Ask) Volatile.Write(ref counted, BitConverter.ToInt64(message[sizeof(long)..]));
        Volatile.Write(ref arrived, arrived + 1);
        if (again) from.Send(Payload.Of(Payload.Echo));
        else if (Interlocked.Decrement(ref underWay) == 0) answered.Set();
    }

    public void OnPeerClosed(IPeer lost, string reason) => Console.Error.WriteLine($"{Name}: {reason}");

    public async ValueTask DisposeAsync()
    {
        await messenger.DisposeAsync();
        other.Dispose();
        answered.Dispose();
    }

    private void Await()
    {
        if (!answered.WaitOne(Patience)) throw new TimeoutException($"{Name}: {underWay} messages did not come back.");
    }
}
