using System.Security.Cryptography;
using Remote.Wire;

namespace Remote.Messaging.Tests;

/// <summary>Who does not know the secret gets nothing in and nothing out.</summary>
public sealed class AuthenticationTests : IAsyncLifetime
{
    // Nobody is dropped for being slow, but where a test is about that.
    private readonly NetMqTransport transport = new() { Options = new NetMqOptions { HandshakeTimeout = TimeSpan.FromMinutes(5), MaxUnproved = 8 } };

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => transport.DisposeAsync().AsTask();

    [Fact]
    public async Task Another_secret_is_refused_at_both_ends()
    {
        await using NetMqTransport other = new();
        (IMessenger one, TestHandler atOne) = other.Start(1);
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        one.Connect(two.Address).Send(Messages.Of("hello"));
        (IPeer peer, string reason) = await atOne.NextClosed();
        Assert.Equal(2ul, peer.Process);
        Assert.Contains("secret", reason, StringComparison.Ordinal);
        Assert.Equal(0, atTwo.MessageCount + atTwo.ClosedCount);
    }

    [Fact]
    public void Messages_without_a_handshake_are_dropped_with_their_sender()
    {
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        using RawClient client = new(two.Address);
        client.Send(FrameBytes.Of(FrameKind.Message, [1, 2, 3]));
        client.ExpectDrop();
        Assert.Equal(0, atTwo.MessageCount);
        Assert.Contains(transport.Log.Texts, text => text.Contains("sent Message before the handshake", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_proof_is_dropped()
    {
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        using RawClient client = new(two.Address);
        Assert.Equal(HandshakeStatus.Refused, client.Shake(1, RandomNumberGenerator.GetBytes(32), two.Address));
        client.Send(FrameBytes.Of(FrameKind.ClientProof, new byte[32]));
        client.ExpectDrop();
        Assert.Equal(0, atTwo.MessageCount + atTwo.ClosedCount);
    }

    [Fact]
    public async Task A_replayed_handshake_is_dropped()
    {
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        using RawClient genuine = new(two.Address);
        Assert.Equal(HandshakeStatus.Proved, genuine.Shake(1, transport.Secret, two.Address));
        genuine.Send(FrameBytes.Of(FrameKind.Message, [42]));
        Assert.Equal([42], (await atTwo.NextMessage()).Message);
        using RawClient replay = new(two.Address);
        replay.Send([.. genuine.Sent]);
        replay.ExpectDrop();
        Assert.Equal(0, atTwo.MessageCount);
    }

    [Fact]
    public void A_proof_made_for_another_endpoint_is_dropped()
    {
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        using RawClient client = new(two.Address);
        Assert.Equal(HandshakeStatus.Refused, client.Shake(1, transport.Secret, two.Address with { Endpoint = "tcp://127.0.0.1:1" }));
        client.Dispose();
        Assert.Equal(0, atTwo.MessageCount);
    }

    [Fact]
    public async Task A_proved_peer_that_sends_nonsense_is_closed()
    {
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        byte[][] nonsense =
        [
            [99, 0, 0, 0, 0],
            FrameBytes.Of(FrameKind.Ack, new byte[7]),
            FrameBytes.Of(FrameKind.Ack, BitConverter.GetBytes(1L << 40)),
            FrameBytes.Of(FrameKind.Hello, new byte[12]),
        ];
        foreach (byte[] bytes in nonsense)
        {
            using RawClient client = new(two.Address);
            Assert.Equal(HandshakeStatus.Proved, client.Shake(1, transport.Secret, two.Address));
            client.Send(bytes);
            client.ExpectDrop();
            Assert.Equal(1ul, (await atTwo.NextClosed()).Peer.Process);
        }
    }

    [Fact]
    public async Task Who_does_not_finish_in_time_is_dropped()
    {
        await using NetMqTransport hasty = new() { Options = new NetMqOptions { HandshakeTimeout = TimeSpan.FromSeconds(1) } };
        (IMessenger two, _) = hasty.Start(2);
        using RawClient client = new(two.Address);
        client.Send([2]);
        client.ExpectDrop();
        Assert.Contains(hasty.Log.Texts, text => text.Contains("in time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_too_many_strangers_the_oldest_is_dropped()
    {
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        List<RawClient> strangers = [];
        for (int count = 0; count <= 8; count++)
        {
            strangers.Add(new RawClient(two.Address));
            strangers[^1].Send([2]);
        }

        strangers[0].ExpectDrop();
        (IMessenger one, _) = transport.Start(1);
        one.Connect(two.Address).Send(Messages.Of("hello"));
        Assert.Equal("hello", (await atTwo.NextMessage()).Message.Text());
        strangers.ForEach(stranger => stranger.Dispose());
    }
}
