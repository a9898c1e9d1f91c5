using System.Diagnostics;

namespace Remote.Messaging.Tests;

/// <summary>What only the network transport promises.</summary>
[Collection(AloneCollection.Name)]
public sealed class NetMqMessengerTests : IAsyncLifetime
{
    private readonly NetMqTransport transport = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => transport.DisposeAsync().AsTask();

    [Fact]
    public async Task Disposal_returns_when_the_others_have_taken_in_everything()
    {
        const int Count = 5_000;
        OrderCheck check = new(Count);
        (IMessenger one, _) = transport.Start(1);
        (IMessenger two, _) = transport.Start(2, new TestHandler { Received = check.Receive });
        IPeer peer = one.Connect(two.Address);
        for (int number = 0; number < Count; number++) peer.Send(OrderCheck.Message(0, number));
        await one.DisposeAsync();
        Assert.Equal(0, check.All.Left);
    }

    [Fact]
    public async Task An_idle_messenger_uses_no_processor_time()
    {
        (IMessenger one, _) = transport.Start(1);
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        one.Connect(two.Address).Send(Messages.Of("hello"));
        await atTwo.NextMessage();
        TimeSpan least = TimeSpan.MaxValue;
        for (int look = 0; look < 10 && least > TimeSpan.FromMilliseconds(20); look++)
        {
            // The runtime compiles and collects in the background for a while: one quiet second shows that the loop sleeps.
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            await Task.Delay(TimeSpan.FromSeconds(1));
            TimeSpan used = Process.GetCurrentProcess().TotalProcessorTime - before;
            if (used < least) least = used;
        }

        Assert.InRange(least.TotalMilliseconds, 0, 20);
    }

    [Fact]
    public async Task Packed_messages_allocate_next_to_nothing()
    {
        const int Count = 200_000;
        Countdown all = new(Count);
        (IMessenger one, _) = transport.Start(1);
        (IMessenger two, TestHandler atTwo) = transport.Start(2, new TestHandler { Received = (_, _) => all.Signal() });
        IPeer peer = one.Connect(two.Address);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int number = 0; number < Count; number++) peer.Send(OrderCheck.Message(0, number));
        await all.Done;
        long each = (GC.GetTotalAllocatedBytes(precise: true) - before) / Count;
        Assert.InRange(each, 0, 64);
        Assert.Equal(0, atTwo.ClosedCount);
    }

    [Fact]
    public void A_secret_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => new NetMqMessenger(1, new byte[16], transport.Log));

    [Fact]
    public async Task A_process_does_not_connect_to_itself()
    {
        (IMessenger one, _) = transport.Start(1);
        Assert.Throws<ArgumentException>(() => one.Connect(one.Address));
        await one.DisposeAsync();
    }

    [Fact]
    public async Task An_address_that_makes_no_sense_is_reported()
    {
        (IMessenger one, TestHandler atOne) = transport.Start(1);
        foreach (string endpoint in new[] { "", "nonsense", "tcp://", "tcp://127.0.0.1:99999999", "udp://127.0.0.1:1", "tcp://127.0.0.1" })
        {
            IPeer peer = one.Connect(new PeerAddress(2, endpoint));
            Assert.Same(peer, (await atOne.NextClosed()).Peer);
        }

        Assert.Empty(transport.Log.Errors);
    }

    [Fact]
    public async Task A_hundred_messengers_come_and_go_in_one_process()
    {
        (IMessenger hub, TestHandler atHub) = transport.Start(1);
        await Parallel.ForEachAsync(Enumerable.Range(10, 100), async (process, _) =>
        {
            await using NetMqMessenger spoke = new((ulong)process, transport.Secret, transport.Log);
            spoke.Start(new TestHandler());
            spoke.Connect(hub.Address).Send(Messages.Of($"from {process}"));
        });
        HashSet<string> heard = [];
        while (heard.Count < 100) heard.Add((await atHub.NextMessage()).Message.Text());
        for (int count = 0; count < 100; count++) await atHub.NextClosed();
        Assert.Empty(transport.Log.Errors);
    }
}
