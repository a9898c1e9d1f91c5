using Remote.ControlPlane;
using Remote.Launch.Tests.Support;

namespace Remote.Launch.Tests.Channels;

/// <summary>What every control channel promises.</summary>
public abstract class ControlChannelContract : IAsyncLifetime
{
    private IControlChannel a = null!;
    private IControlChannel b = null!;

    public async Task InitializeAsync() => (a, b) = await OpenAsync();

    public virtual async Task DisposeAsync()
    {
        await a.DisposeAsync();
        await b.DisposeAsync();
    }

    [Fact]
    public void Messages_come_in_the_order_they_were_sent_both_ways()
    {
        Recorder atA = new(a), atB = new(b);
        for (ulong i = 0; i < 1000; i++)
        {
            a.Send(new LeaseReturned(i));
            b.Send(new LeaseReturned(i + 5000));
        }

        for (ulong i = 0; i < 1000; i++)
        {
            Assert.Equal(new LeaseReturned(i), atB.Take());
            Assert.Equal(new LeaseReturned(i + 5000), atA.Take());
        }
    }

    [Fact]
    public void What_was_sent_before_the_other_end_started_comes()
    {
        a.Send(new ProcessDied(7, "gone"));
        Assert.Equal(new ProcessDied(7, "gone"), new Recorder(b).Take());
    }

    [Fact]
    public void Each_sender_of_many_keeps_its_order()
    {
        var atB = new Recorder(b);
        Parallel.For(0, 4, sender =>
        {
            for (ulong i = 0; i < 250; i++) a.Send(new LeaseGranted((ulong)sender, i, default));
        });
        ulong[] next = new ulong[4];
        for (int i = 0; i < 1000; i++)
        {
            var message = (LeaseGranted)atB.Take();
            Assert.Equal(next[message.Request]++, message.Lease);
        }
    }

    [Fact]
    public void Large_messages_come_whole()
    {
        byte[] secret = new byte[3_000_000];
        Random.Shared.NextBytes(secret);
        var atB = new Recorder(b);
        a.Send(new Welcome(1, 2, secret));
        Assert.Equal(secret, Assert.IsType<Welcome>(atB.Take()).Secret);
    }

    [Fact]
    public async Task Both_ends_hear_of_the_end_once_and_after_the_last_message()
    {
        Recorder atA = new(a), atB = new(b);
        for (ulong i = 0; i < 100; i++) a.Send(new LeaseReturned(i));
        await a.DisposeAsync();
        Assert.NotEmpty(await atB.Closed.WaitAsync(Limits.Generous));
        Assert.NotEmpty(await atA.Closed.WaitAsync(Limits.Generous));
        Assert.Equal(100, atB.MessagesBeforeClose);
        await b.DisposeAsync();
        await a.DisposeAsync();
        Assert.Equal((1, 1), (atA.Closes, atB.Closes));
    }

    [Fact]
    public async Task Sending_after_the_end_does_nothing()
    {
        Recorder atA = new(a), atB = new(b);
        await b.DisposeAsync();
        await atA.Closed.WaitAsync(Limits.Generous);
        await atB.Closed.WaitAsync(Limits.Generous);
        a.Send(new Shutdown());
        b.Send(new Shutdown());
        Assert.Equal((0, 0), (atA.MessagesBeforeClose, atB.MessagesBeforeClose));
    }

    private protected abstract Task<(IControlChannel A, IControlChannel B)> OpenAsync();
}
