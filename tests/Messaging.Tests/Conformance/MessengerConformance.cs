namespace Remote.Messaging.Tests;

/// <summary>What every messenger must do, whatever carries its messages. Both transports pass all of it.</summary>
public abstract partial class MessengerConformance : IAsyncLifetime
{
    private readonly Transport transport;

    private protected MessengerConformance(Transport transport) => this.transport = transport;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => transport.DisposeAsync().AsTask();

    [Fact]
    public async Task Messages_arrive_in_both_directions()
    {
        (IMessenger one, TestHandler atOne) = transport.Start(1);
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        one.Connect(two.Address).Send(Messages.Of("hello"));
        (IPeer from, byte[] message) = await atTwo.NextMessage();
        Assert.Equal("hello", message.Text());
        Assert.Equal(1ul, from.Process);
        from.Send(Messages.Of("and back"));
        (IPeer back, byte[] reply) = await atOne.NextMessage();
        Assert.Equal("and back", reply.Text());
        Assert.Equal(2ul, back.Process);
    }

    [Fact]
    public async Task An_empty_message_is_a_message()
    {
        (IMessenger one, _) = transport.Start(1);
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        one.Connect(two.Address).Send(Messages.Of(""));
        Assert.Empty((await atTwo.NextMessage()).Message);
    }

    [Fact]
    public async Task Connect_returns_the_peer_that_there_is_whoever_opened_it()
    {
        (IMessenger one, TestHandler atOne) = transport.Start(1);
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        IPeer opened = one.Connect(two.Address);
        Assert.Same(opened, one.Connect(two.Address));
        opened.Send(Messages.Of("hello"));
        IPeer accepted = (await atTwo.NextMessage()).From;
        Assert.Same(accepted, two.Connect(one.Address));
        accepted.Send(Messages.Of("back"));
        Assert.Same(opened, (await atOne.NextMessage()).From);
    }
}
