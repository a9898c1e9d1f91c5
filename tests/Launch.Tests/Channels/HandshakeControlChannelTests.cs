using Remote.ControlPlane;
using Remote.Launch.Tests.Support;

namespace Remote.Launch.Tests.Channels;

/// <summary>The contract, behind a first message on each side; and that first message.</summary>
public sealed class HandshakeControlChannelTests : ControlChannelContract
{
    [Fact]
    public async Task A_channel_that_ends_before_the_first_message_fails_it_and_still_reports_its_end()
    {
        (IControlChannel a, IControlChannel b) = InMemoryControlChannel.CreatePair();
        var ended = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var handshake = new HandshakeControlChannel(b, ended.SetResult);
        await a.DisposeAsync();
        await Assert.ThrowsAsync<IOException>(() => handshake.FirstMessage.WaitAsync(Limits.Generous));
        Assert.NotEmpty(await ended.Task.WaitAsync(Limits.Generous));
        Assert.NotEmpty(await new Recorder(handshake).Closed.WaitAsync(Limits.Generous));
    }

    private protected override async Task<(IControlChannel A, IControlChannel B)> OpenAsync()
    {
        (IControlChannel innerA, IControlChannel innerB) = InMemoryControlChannel.CreatePair();
        HandshakeControlChannel a = new(innerA), b = new(innerB);
        a.Send(new StartFailed("from a"));
        b.Send(new StartFailed("from b"));
        Assert.Equal(new StartFailed("from b"), await a.FirstMessage.WaitAsync(Limits.Generous));
        Assert.Equal(new StartFailed("from a"), await b.FirstMessage.WaitAsync(Limits.Generous));
        return (a, b);
    }
}
