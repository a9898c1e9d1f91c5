namespace Remote.Messaging.Tests;

public abstract partial class MessengerConformance
{
    [Fact]
    public async Task Messages_of_many_threads_arrive_once_and_in_the_order_of_each_thread()
    {
        const int Threads = 4;
        const int Each = 100_000;
        OrderCheck check = new(Threads * Each);
        (IMessenger one, _) = transport.Start(1);
        (IMessenger two, _) = transport.Start(2, new TestHandler { Received = check.Receive });
        IPeer peer = one.Connect(two.Address);
        SendFrom(Threads, Each, peer);
        await check.All.Done;
    }

    [Fact]
    public async Task Many_peers_talk_at_once_and_answers_find_back()
    {
        const int Peers = 8;
        const int Each = 10_000;
        OrderCheck answers = new(Peers * Each);
        (IMessenger hub, _) = transport.Start(100, new TestHandler { Received = (from, message) => from.Send(Messages.Of(message)) });
        for (ulong process = 1; process <= Peers; process++)
        {
            (IMessenger spoke, _) = transport.Start(process, new TestHandler { Received = answers.Receive });
            int thread = (int)process;
            IPeer peer = spoke.Connect(hub.Address);
            _ = Task.Run(() => SendNumbers(thread, Each, peer));
        }

        await answers.All.Done;
    }

    [Fact]
    public async Task Both_may_connect_at_once()
    {
        const int Each = 1_000;
        for (ulong round = 0; round < 20; round++)
        {
            OrderCheck check = new(2 * Each);
            TestHandler atOne = new() { Received = check.Receive };
            TestHandler atTwo = new() { Received = check.Receive };
            (IMessenger one, _) = transport.Start(1000 + round, atOne);
            (IMessenger two, _) = transport.Start(2000 + round, atTwo);
            using Barrier barrier = new(2);
            Task first = Task.Run(() => ConnectAndSend(barrier, one, two.Address, Each));
            Task second = Task.Run(() => ConnectAndSend(barrier, two, one.Address, Each));
            await Task.WhenAll(first, second).WaitAsync(Patience.Long);
            await check.All.Done;
            Assert.Equal(0, atOne.ClosedCount + atTwo.ClosedCount);
        }
    }

    [Fact]
    public async Task Small_and_large_messages_keep_their_order()
    {
        int[] sizes = [10, 5_000, 0, 70_000, 1, 4_096, 1_000_000, 16_384, 3, 8_192, 65_536];
        (IMessenger one, _) = transport.Start(1);
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        IPeer peer = one.Connect(two.Address);
        foreach (int size in sizes) peer.Send(Messages.Of(Pattern(size)));
        foreach (int size in sizes)
        {
            byte[] message = (await atTwo.NextMessage()).Message;
            Assert.True(Pattern(size).AsSpan().SequenceEqual(message), $"a message of {size} bytes arrived changed");
        }
    }

    [Fact]
    public async Task Large_messages_in_both_directions_at_once_do_not_mix_with_small_ones()
    {
        const int Each = 300;
        Countdown all = new(2 * Each);
        TestHandler handler = new() { Received = (_, message) => CheckPattern(message, all) };
        (IMessenger one, _) = transport.Start(1, handler);
        (IMessenger two, _) = transport.Start(2, handler);
        IPeer there = one.Connect(two.Address);
        IPeer back = two.Connect(one.Address);
        byte[][] messages = [.. Enumerable.Range(0, Each).Select(number => Pattern(number % 3 == 0 ? 300_000 + number : 20 * number))];
        Task first = Task.Run(() => Array.ForEach(messages, message => there.Send(Messages.Of(message))));
        Task second = Task.Run(() => Array.ForEach(messages, message => back.Send(Messages.Of(message))));
        await Task.WhenAll(first, second).WaitAsync(Patience.Long);
        await all.Done;
    }

    [Fact]
    public async Task A_message_of_100_MB_arrives()
    {
        byte[] big = Pattern(100_000_000);
        TaskCompletionSource<bool> same = new(TaskCreationOptions.RunContinuationsAsynchronously);
        (IMessenger one, _) = transport.Start(1);
        (IMessenger two, _) = transport.Start(2, new TestHandler { Received = (_, message) => same.TrySetResult(message.SequenceEqual(big)) });
        IPeer peer = one.Connect(two.Address);
        peer.Send(Messages.Of(big));
        Assert.True(await same.Task.WaitAsync(Patience.Long));
    }

    private static byte[] Pattern(int size)
    {
        byte[] bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }

    private static void CheckPattern(ReadOnlySpan<byte> message, Countdown all)
    {
        if (message.SequenceEqual(Pattern(message.Length))) all.Signal();
        else all.Fail($"a message of {message.Length} bytes arrived changed");
    }

    private static void ConnectAndSend(Barrier barrier, IMessenger from, PeerAddress to, int count)
    {
        barrier.SignalAndWait();
        SendNumbers(0, count, from.Connect(to));
    }

    private static void SendFrom(int threads, int each, IPeer peer)
    {
        for (int index = 0; index < threads; index++)
        {
            int thread = index;
            new Thread(() => SendNumbers(thread, each, peer)) { IsBackground = true }.Start();
        }
    }

    private static void SendNumbers(int thread, int count, IPeer peer)
    {
        for (int number = 0; number < count; number++) peer.Send(OrderCheck.Message(thread, number));
    }
}
