using Remote.Messaging.Rings;

namespace Remote.Messaging.Tests;

/// <summary>A thread that waits for an answer may receive it itself; the receiving thread takes over again without losing anything.</summary>
public sealed class LeaderTests : IAsyncLifetime
{
    private readonly RingTransport transport = new() { Options = new RingOptions { Cores = new Always(), LongestSleep = TimeSpan.FromMinutes(1) } };

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => transport.DisposeAsync().AsTask();

    [Fact]
    public async Task A_caller_gets_its_own_answers_on_its_own_thread()
    {
        const int Count = 2_000;
        int own = 0, arrived = 0, caller = 0;
        TestHandler atOne = new()
        {
            Received = (_, _) =>
            {
                if (Environment.CurrentManagedThreadId == caller) own++;
                Volatile.Write(ref arrived, arrived + 1);
            },
        };
        (RingMessenger one, _) = transport.StartRing(1, atOne);
        (RingMessenger two, _) = transport.StartRing(2, new TestHandler { Received = static (from, message) => from.Send(Messages.Of(message)) });
        IPeer peer = one.Connect(two.Address);
        await Task.Factory.StartNew(Call, TaskCreationOptions.LongRunning).WaitAsync(Patience.Long);
        Assert.True(own > 0, "no answer came on the caller's thread");

        void Call()
        {
            caller = Environment.CurrentManagedThreadId;
            for (int number = 1; number <= Count; number++)
            {
                peer.Send(Messages.Of(number));
                Assert.True(one.ReceiveUntil(due => Volatile.Read(ref arrived) >= due, number, Patience.Long));
            }
        }
    }

    [Fact]
    public async Task Whoever_stops_looking_leaves_no_message_behind()
    {
        // The longest sleep is a minute: a message that nobody was woken for fails the test.
        const int Count = 3_000;
        OrderCheck check = new(Count);
        (RingMessenger one, _) = transport.StartRing(1, new TestHandler { Received = check.Receive });
        (RingMessenger two, _) = transport.StartRing(2);
        IPeer peer = two.Connect(one.Address);
        using CancellationTokenSource stop = new();
        Task poller = Task.Run(() => Poll(one, stop.Token));
        for (int number = 0; number < Count; number++)
        {
            peer.Send(OrderCheck.Message(0, number));
            if (number % 3 == 0) SpinWait.SpinUntil(() => check.All.Left < Count - number, Patience.Long);
        }

        await check.All.Done;
        await stop.CancelAsync();
        await poller;
    }

    [Fact]
    public async Task Whoever_naps_after_many_messages_leaves_none_behind()
    {
        // Without an idle core nobody spins; the longest sleep is a minute, so that a message that nobody was woken for fails the test.
        const int Rounds = 200, Burst = 60;
        await using RingTransport busy = new() { Options = new RingOptions { Cores = new Never(), LongestSleep = TimeSpan.FromMinutes(1) } };
        int arrived = 0;
        (RingMessenger one, _) = busy.StartRing(1, new TestHandler { Received = (_, _) => Interlocked.Increment(ref arrived) });
        IPeer[] peers = [busy.StartRing(2).Messenger.Connect(one.Address), busy.StartRing(3).Messenger.Connect(one.Address)];
        for (int sent = 0, round = 0; round < Rounds; round++)
        {
            // Many, of which the last is a straggler, or a single one.
            int burst = round % 4 == 3 ? 1 : Burst;
            for (int i = 0; i < burst - 1; i++, sent++) peers[i % 2].Send(Messages.Of(sent));
            await Task.Yield();
            peers[round % 2].Send(Messages.Of(sent++));
            int due = sent;
            Assert.True(await Task.Run(() => SpinWait.SpinUntil(() => Volatile.Read(ref arrived) >= due, Patience.Long)));
        }
    }

    [Fact]
    public async Task One_thread_at_a_time_leads()
    {
        (RingMessenger one, _) = transport.StartRing(1);
        using ManualResetEventSlim release = new();
        TaskCompletionSource inside = new(TaskCreationOptions.RunContinuationsAsynchronously);
        RingMessenger? target = null;
        bool? nested = null;
        (target, _) = transport.StartRing(2, new TestHandler { Received = (_, _) => Hold() });
        one.Connect(target.Address).Send(Messages.Of("hold"));
        await inside.Task.WaitAsync(Patience.Long);
        Assert.False(target.TryReceive());
        Assert.False(target.ReceiveUntil(static _ => false, 0, TimeSpan.FromMilliseconds(1)));
        Assert.False(nested);
        release.Set();

        void Hold()
        {
            nested = target!.TryReceive();
            inside.SetResult();
            release.Wait(Patience.Long);
        }
    }

    [Fact]
    public async Task Where_no_core_is_idle_nobody_looks_for_long()
    {
        await using RingTransport busy = new() { Options = new RingOptions { Cores = new Never() } };
        (RingMessenger one, _) = busy.StartRing(1);
        Assert.False(one.ReceiveUntil(static _ => false, 0, TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task After_the_disposal_nobody_looks()
    {
        (RingMessenger one, _) = transport.StartRing(1);
        await one.DisposeAsync();
        Assert.False(one.TryReceive());
        Assert.False(one.ReceiveUntil(static _ => false, 0, TimeSpan.FromHours(1)));
    }

    private static void Poll(RingMessenger messenger, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            messenger.TryReceive();
            messenger.ReceiveUntil(static _ => false, 0, TimeSpan.FromMicroseconds(50));
            Thread.Yield();
        }
    }

    private sealed class Always : ICoreWatch
    {
        public bool HasIdleCore() => true;
    }

    private sealed class Never : ICoreWatch
    {
        public bool HasIdleCore() => false;
    }
}
