namespace Remote.Messaging.Tests;

/// <summary>What messages lead to runs on the threads that receive, and never holds the receiving up.</summary>
/// <param name="transport">What carries the messages.</param>
/// <param name="threads">How the names of its receiving threads begin.</param>
public abstract class FollowUpConformance(Transport transport, string threads) : IAsyncLifetime
{

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => transport.DisposeAsync().AsTask();

    [Fact]
    public async Task It_runs_on_a_thread_that_receives_once_another_is_there_and_never_within_the_handler()
    {
        const int Count = 200;
        using SemaphoreSlim ran = new(0);
        int onReceivers = 0, nested = 0;
        bool inHandler = false;
        IPeer peer = Connect(_ =>
        {
            inHandler = true;
            FollowUps.Run(Note);
            inHandler = false;
        });
        for (int number = 0; number < Count || (Volatile.Read(ref onReceivers) == 0 && number < 100 * Count); number++)
        {
            peer.Send(Messages.Of(number));
            Assert.True(await ran.WaitAsync(Patience.Long));
        }

        Assert.True(onReceivers > 0, "nothing ran on a thread that receives");
        Assert.Equal(0, nested);

        void Note()
        {
            if (Thread.CurrentThread.Name?.StartsWith(threads, StringComparison.Ordinal) == true)
            {
                onReceivers++;
                if (inHandler) nested++;
            }

            ran.Release();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3000)]
    public async Task More_than_there_are_threads_may_block_and_messages_still_arrive(int shortOnesBefore)
    {
        const int Blocking = 12;
        using SemaphoreSlim ran = new(0);
        using ManualResetEventSlim release = new();
        int next = 0;
        IPeer peer = Connect(_ =>
        {
            bool blocks = ++next > shortOnesBefore;
            FollowUps.Run(() =>
            {
                ran.Release();
                if (blocks) release.Wait(Patience.Long);
            });
        });
        for (int number = 0; number < shortOnesBefore + Blocking; number++)
        {
            peer.Send(Messages.Of(number));
            Assert.True(await ran.WaitAsync(Patience.Long), $"follow-up {number} did not begin while others blocked");
        }

        release.Set();
    }

    [Fact]
    public async Task Those_of_messages_that_came_at_once_may_wait_for_each_other()
    {
        const int Count = 20;
        ManualResetEventSlim[] begun = [.. Enumerable.Range(0, Count + 1).Select(_ => new ManualResetEventSlim())];
        using CountdownEvent done = new(Count);
        begun[Count].Set();
        int next = 0;
        IPeer peer = Connect(_ =>
        {
            int number = next++;
            FollowUps.Run(() =>
            {
                begun[number].Set();
                if (begun[number + 1].Wait(Patience.Long)) done.Signal();
            });
        });
        for (int number = 0; number < Count; number++) peer.Send(Messages.Of(number));
        Assert.True(await Task.Run(() => done.Wait(Patience.Long)));
    }

    [Fact]
    public async Task What_one_leaves_in_async_locals_is_not_seen_by_the_next()
    {
        AsyncLocal<int> local = new();
        using SemaphoreSlim ran = new(0);
        int seen = 0;
        IPeer peer = Connect(_ => FollowUps.Run(() =>
        {
            seen += local.Value;
            local.Value = 1;
            SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
            ran.Release();
        }));
        for (int number = 0; number < 500; number++)
        {
            peer.Send(Messages.Of(number));
            Assert.True(await ran.WaitAsync(Patience.Long));
        }

        Assert.Equal(0, seen);
    }

    [Fact]
    public async Task Disposal_waits_for_none_that_blocks()
    {
        using ManualResetEventSlim release = new();
        using SemaphoreSlim ran = new(0);
        (IMessenger one, _) = transport.Start(1);
        (IMessenger two, _) = transport.Start(2, new TestHandler
        {
            Received = (_, _) => FollowUps.Run(() =>
            {
                ran.Release();
                release.Wait(Patience.Long);
            }),
        });
        IPeer peer = one.Connect(two.Address);
        for (int number = 0; number < 6; number++)
        {
            peer.Send(Messages.Of(number));
            Assert.True(await ran.WaitAsync(Patience.Long));
        }

        await two.DisposeAsync().AsTask().WaitAsync(Patience.Long);
        release.Set();
    }

    private IPeer Connect(Action<IPeer> received)
    {
        (IMessenger one, _) = transport.Start(1);
        (IMessenger two, _) = transport.Start(2, new TestHandler { Received = (from, _) => received(from) });
        return one.Connect(two.Address);
    }
}
