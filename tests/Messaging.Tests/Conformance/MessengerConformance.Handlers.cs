namespace Remote.Messaging.Tests;

public abstract partial class MessengerConformance
{
    [Fact]
    public async Task A_handler_that_throws_is_called_again()
    {
        Countdown both = new(2);
        TestHandler faulty = new()
        {
            Received = (_, _) =>
            {
                both.Signal();
                throw new InvalidOperationException("a fault in the handler");
            },
        };
        (IMessenger one, _) = transport.Start(1);
        (IMessenger two, _) = transport.Start(2, faulty);
        IPeer peer = one.Connect(two.Address);
        peer.Send(Messages.Of("first"));
        peer.Send(Messages.Of("second"));
        await both.Done;
    }

    [Fact]
    public async Task A_handler_is_called_by_one_thread_at_a_time()
    {
        const int Count = 2_000;
        Countdown all = new(4 * Count);
        int inside = 0;
        TestHandler handler = new()
        {
            Received = (_, _) =>
            {
                if (Interlocked.Increment(ref inside) != 1) all.Fail("two calls at once");
                Thread.SpinWait(20);
                Interlocked.Decrement(ref inside);
                all.Signal();
            },
        };
        (IMessenger hub, _) = transport.Start(100, handler);
        for (ulong process = 1; process <= 4; process++)
        {
            (IMessenger spoke, _) = transport.Start(process);
            IPeer peer = spoke.Connect(hub.Address);
            _ = Task.Run(() => SendNumbers(0, Count, peer));
        }

        await all.Done;
    }

    [Fact]
    public async Task Queued_bytes_show_what_has_not_left()
    {
        using ManualResetEventSlim release = new();
        (IMessenger one, _) = transport.Start(1);
        Countdown all = new(64);
        TestHandler slow = new()
        {
            Received = (_, _) =>
            {
                release.Wait(Patience.Long);
                all.Signal();
            },
        };
        (IMessenger two, _) = transport.Start(2, slow);
        IPeer peer = one.Connect(two.Address);
        for (int count = 0; count < 64; count++) peer.Send(Messages.Of(new byte[1_000_000]));
        Assert.True(peer.QueuedBytes > 16_000_000);
        release.Set();
        await all.Done;
        Assert.True(SpinWait.SpinUntil(() => peer.QueuedBytes == 0, Patience.Long));
    }
}
