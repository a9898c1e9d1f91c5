using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Remote.Messaging.Rings;
using Remote.Storage.Arenas;

namespace Remote.Messaging.Tests;

/// <summary>What only the transport within a machine promises.</summary>
[Collection(AloneCollection.Name)]
public sealed class RingMessengerTests : IAsyncLifetime
{
    private readonly RingTransport transport = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => transport.DisposeAsync().AsTask();

    [Fact]
    public async Task An_idle_messenger_uses_no_processor_time()
    {
        (IMessenger one, _) = transport.Start(1);
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        one.Connect(two.Address).Send(Messages.Of("hello"));
        await atTwo.NextMessage();
        TimeSpan least = TimeSpan.MaxValue;
        for (int look = 0; look < 10 && least > TimeSpan.FromMilliseconds(4); look++)
        {
            TimeSpan before = TimeOfOwnThreads();
            await Task.Delay(TimeSpan.FromSeconds(2));
            TimeSpan used = TimeOfOwnThreads() - before;
            if (used < least) least = used;
        }

        // 0.1 % of a core for each of two.
        Assert.InRange(least.TotalMilliseconds, 0.001, 4);
    }

    [Fact]
    public async Task Messages_allocate_next_to_nothing()
    {
        const int Count = 200_000;
        Countdown all = new(Count);
        (IMessenger one, _) = transport.Start(1);
        (IMessenger two, _) = transport.Start(2, new TestHandler { Received = (_, _) => all.Signal() });
        IPeer peer = one.Connect(two.Address);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int number = 0; number < Count; number++)
        {
            if (peer.QueuedBytes > 100_000) SpinWait.SpinUntil(() => peer.QueuedBytes == 0);
            peer.Send(OrderCheck.Message(0, number));
        }

        await all.Done;
        Assert.InRange((GC.GetTotalAllocatedBytes(precise: true) - before) / Count, 0, 64);
    }

    [Fact]
    public async Task A_connection_without_space_for_its_memory_is_reported()
    {
        await using RingTransport full = new() { Options = new RingOptions { Space = new NoSpace() } };
        (RingMessenger one, TestHandler atOne) = full.StartRing(1);
        (RingMessenger two, TestHandler atTwo) = full.StartRing(2);
        IPeer peer = one.Connect(two.Address);
        peer.Send(Messages.Of("lost"));
        (IPeer closed, string reason) = await atOne.NextClosed();
        Assert.Same(peer, closed);
        Assert.Contains("no shared memory for a connection", reason, StringComparison.Ordinal);
        Assert.Contains("No space left", reason, StringComparison.Ordinal);
        Assert.Equal(0, peer.QueuedBytes);
        await one.DisposeAsync();
        await two.DisposeAsync();
        Assert.Equal(0, atTwo.ClosedCount + atTwo.MessageCount);
        Assert.Empty(full.Left);
    }

    [Fact]
    public void A_secret_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => new RingMessenger(1, new byte[16], transport.Folder, transport.Log));

    [Fact]
    public void A_ring_of_an_impossible_size_is_refused() =>
        Assert.Throws<ArgumentException>(() => new RingMessenger(1, transport.Secret, transport.Folder, transport.Log, new RingOptions { RingBytes = 5000 }));

    [Fact]
    public void A_process_does_not_connect_to_itself()
    {
        (RingMessenger one, _) = transport.StartRing(1);
        Assert.Throws<ArgumentException>(() => one.Connect(one.Address));
    }

    [Fact]
    public async Task An_address_that_makes_no_sense_is_reported()
    {
        (RingMessenger one, TestHandler atOne) = transport.StartRing(1);
        string elsewhere = transport.Files.EndpointOf(3);
        foreach (string endpoint in new[] { "", "nonsense", "ring://", "ring:///nowhere/ring-2", elsewhere, "tcp://127.0.0.1:1" })
        {
            IPeer peer = one.Connect(new PeerAddress(2, endpoint));
            Assert.Same(peer, (await atOne.NextClosed()).Peer);
        }

        Assert.Empty(transport.Log.Errors);
    }

    [Fact]
    public async Task Of_two_that_call_each_other_there_is_one_connection_and_no_file_is_left()
    {
        for (ulong round = 0; round < 20; round++)
        {
            (RingMessenger one, TestHandler atOne) = transport.StartRing(10 + round);
            (RingMessenger two, TestHandler atTwo) = transport.StartRing(50 + round);
            using Barrier barrier = new(2);
            IPeer[] peers = await Task.WhenAll(
                Task.Run(() => ConnectAt(barrier, one, two)),
                Task.Run(() => ConnectAt(barrier, two, one)));
            for (int message = 0; message < 3; message++)
            {
                peers[0].Send(Messages.Of(message));
                peers[1].Send(Messages.Of(message));
                Assert.Same(peers[1], (await atTwo.NextMessage()).From);
                Assert.Same(peers[0], (await atOne.NextMessage()).From);
            }

            Assert.Equal(2, File.ReadLines("/proc/self/maps").Count(line => IsBetween(line, 10 + round, 50 + round)));
            Assert.DoesNotContain(transport.Left, name => name.EndsWith(".memory", StringComparison.Ordinal));
            Assert.Equal(0, atOne.ClosedCount + atTwo.ClosedCount);
            await one.DisposeAsync();
            await two.DisposeAsync();
        }

        Assert.Empty(transport.Left);
    }

    [Fact]
    public async Task A_hundred_messengers_come_and_go_in_one_process()
    {
        (RingMessenger hub, TestHandler atHub) = transport.StartRing(1);
        await Parallel.ForEachAsync(Enumerable.Range(10, 100), async (process, _) =>
        {
            await using RingMessenger spoke = transport.CreateRing((ulong)process);
            spoke.Start(new TestHandler());
            spoke.Connect(hub.Address).Send(Messages.Of($"from {process}"));
        });
        HashSet<string> heard = [];
        while (heard.Count < 100) heard.Add((await atHub.NextMessage()).Message.Text());
        for (int count = 0; count < 100; count++) await atHub.NextClosed();
        await hub.DisposeAsync();
        Assert.Empty(transport.Log.Errors);
        Assert.Empty(transport.Left);
        Assert.DoesNotContain(".memory", await File.ReadAllTextAsync("/proc/self/maps"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disconnecting_while_the_call_is_under_way_is_reported_once()
    {
        (RingMessenger one, TestHandler atOne) = transport.StartRing(1);
        (RingMessenger two, _) = transport.StartRing(2);
        for (int round = 0; round < 100; round++)
        {
            IPeer peer = one.Connect(two.Address);
            peer.Send(Messages.Of(round));
            one.Disconnect(2);
            Assert.Same(peer, (await atOne.NextClosed()).Peer);
            Assert.Equal(0, peer.QueuedBytes);
        }

        await one.DisposeAsync();
        Assert.Equal(0, atOne.ClosedCount);
    }

    private static IPeer ConnectAt(Barrier barrier, RingMessenger from, RingMessenger to)
    {
        barrier.SignalAndWait();
        return from.Connect(to.Address);
    }

    /// <summary>What the system says that the messengers' threads have used.</summary>
    private static TimeSpan TimeOfOwnThreads()
    {
        long nanoseconds = Directory.EnumerateDirectories("/proc/self/task")
            .Where(thread => File.ReadAllText(Path.Combine(thread, "comm")).StartsWith("Remote ring", StringComparison.Ordinal))
            .Sum(thread => long.Parse(File.ReadAllText(Path.Combine(thread, "schedstat")).Split(' ')[0], CultureInfo.InvariantCulture));
        return TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
    }

    /// <summary>Each end maps the memory of a connection once, and both are here.</summary>
    private static bool IsBetween(string line, ulong one, ulong two) =>
        line.Contains($"ring-{one}-", StringComparison.Ordinal) || line.Contains($"ring-{two}-", StringComparison.Ordinal);

    private sealed class NoSpace : IFileSpace
    {
        public void Reserve(SafeFileHandle file, long from, long to) => throw new IOException("No space left on device");
    }
}
