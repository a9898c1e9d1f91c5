using System.Diagnostics;

namespace Remote.Messaging.Tests;

public abstract partial class MessengerConformance
{
    [Fact]
    public async Task What_was_sent_before_disposal_arrives()
    {
        const int Count = 20_000;
        OrderCheck check = new(Count + 1);
        (IMessenger one, _) = transport.Start(1);
        (IMessenger two, TestHandler atTwo) = transport.Start(2, new TestHandler { Received = check.Receive });
        IPeer peer = one.Connect(two.Address);
        SendNumbers(0, Count, peer);
        byte[] last = new byte[2_000_000];
        BitConverter.TryWriteBytes(last.AsSpan(sizeof(int)), Count);
        peer.Send(Messages.Of(last));
        await one.DisposeAsync();
        await check.All.Done;
        Assert.Equal(1ul, (await atTwo.NextClosed()).Peer.Process);
    }

    [Fact]
    public async Task Disposal_is_reported_to_the_others_and_only_to_them()
    {
        (IMessenger one, TestHandler atOne) = transport.Start(1);
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        (IMessenger three, TestHandler atThree) = transport.Start(3);
        two.Connect(one.Address).Send(Messages.Of("from 2"));
        one.Connect(three.Address).Send(Messages.Of("to 3"));
        await atOne.NextMessage();
        await atThree.NextMessage();
        await one.DisposeAsync();
        Assert.Equal(1ul, (await atTwo.NextClosed()).Peer.Process);
        Assert.Equal(1ul, (await atThree.NextClosed()).Peer.Process);
        Assert.Equal(0, atOne.ClosedCount);
    }

    [Fact]
    public async Task Disconnect_is_reported_once_at_both_ends()
    {
        (IMessenger one, TestHandler atOne) = transport.Start(1);
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        IPeer peer = one.Connect(two.Address);
        peer.Send(Messages.Of("hello"));
        await atTwo.NextMessage();
        one.Disconnect(2);
        one.Disconnect(2);
        Assert.Same(peer, (await atOne.NextClosed()).Peer);
        Assert.Equal(1ul, (await atTwo.NextClosed()).Peer.Process);
        peer.Send(Messages.Of("discarded"));
        Assert.Equal(0, peer.QueuedBytes);
        one.Connect(two.Address).Send(Messages.Of("again"));
        Assert.Equal("again", (await atTwo.NextMessage()).Message.Text());
        Assert.Equal(0, atOne.ClosedCount + atTwo.ClosedCount);
    }

    [Fact]
    public async Task After_a_close_the_process_can_be_connected_anew()
    {
        (IMessenger one, TestHandler atOne) = transport.Start(1);
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        IPeer before = one.Connect(two.Address);
        before.Send(Messages.Of("hello"));
        await atTwo.NextMessage();
        await two.DisposeAsync();
        Assert.Same(before, (await atOne.NextClosed()).Peer);
        (IMessenger reborn, TestHandler atReborn) = transport.Start(2);
        IPeer after = one.Connect(reborn.Address);
        after.Send(Messages.Of("anew"));
        Assert.Equal("anew", (await atReborn.NextMessage()).Message.Text());
    }

    [Fact]
    public async Task Nobody_at_the_address_is_reported()
    {
        (IMessenger one, TestHandler atOne) = transport.Start(1);
        IPeer peer = one.Connect(transport.Nowhere(2));
        peer.Send(Messages.Of("lost"));
        Assert.Same(peer, (await atOne.NextClosed()).Peer);
        Assert.Equal(0, peer.QueuedBytes);
    }

    [Fact]
    public async Task Sending_after_the_own_disposal_is_discarded()
    {
        (IMessenger one, _) = transport.Start(1);
        (IMessenger two, _) = transport.Start(2);
        IPeer peer = one.Connect(two.Address);
        await one.DisposeAsync();
        peer.Send(Messages.Of("discarded"));
        one.Connect(two.Address).Send(Messages.Of("discarded"));
        one.Disconnect(2);
        await one.DisposeAsync();
        Assert.Equal(0, peer.QueuedBytes);
    }

    [Fact]
    public async Task Disposal_does_not_hang_whatever_the_others_do()
    {
        (IMessenger one, _) = transport.Start(1);
        using ManualResetEventSlim release = new();
        (IMessenger two, _) = transport.Start(2, new TestHandler { Received = (_, _) => release.Wait(Patience.Long) });
        IPeer peer = one.Connect(two.Address);
        for (int count = 0; count < 100; count++) peer.Send(Messages.Of(new byte[100_000]));
        one.Connect(transport.Nowhere(3)).Send(Messages.Of("lost"));
        long start = Stopwatch.GetTimestamp();
        await one.DisposeAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 20);
        release.Set();
    }

    [Fact]
    public async Task A_messenger_that_was_never_started_can_be_disposed()
    {
        IMessenger idle = transport.Create(1);
        await idle.DisposeAsync();
        await idle.DisposeAsync();
        Assert.Throws<InvalidOperationException>(() => idle.Start(new TestHandler()));
    }
}
