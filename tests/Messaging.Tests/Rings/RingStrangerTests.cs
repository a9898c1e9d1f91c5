using System.Net.Sockets;
using System.Security.Cryptography;
using Remote.Messaging.Rings;
using Remote.Wire;

namespace Remote.Messaging.Tests;

/// <summary>Who reaches the socket and does not know the secret gets nothing in and nothing out, and harms nobody.</summary>
public sealed class RingStrangerTests : IAsyncLifetime
{
    private readonly RingTransport transport = new() { Options = new RingOptions { HandshakeTimeout = TimeSpan.FromSeconds(1), MaxUnproved = 8 } };

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => transport.DisposeAsync().AsTask();

    [Fact]
    public async Task Another_secret_is_refused_at_both_ends()
    {
        (RingMessenger two, TestHandler atTwo) = transport.StartRing(2);
        TestHandler atOne = new();
        await using RingMessenger one = new(1, RandomNumberGenerator.GetBytes(32), transport.Folder, transport.Log, transport.Options);
        one.Start(atOne);
        one.Connect(two.Address).Send(Messages.Of("hello"));
        (IPeer peer, string reason) = await atOne.NextClosed();
        Assert.Equal(2ul, peer.Process);
        Assert.Contains("secret", reason, StringComparison.Ordinal);
        Assert.Equal(0, atTwo.MessageCount + atTwo.ClosedCount);
    }

    [Fact]
    public void A_memory_without_a_handshake_is_not_opened()
    {
        (RingMessenger two, _) = transport.StartRing(2);
        using RawClient client = new(two.Address);
        client.Send(FrameBytes.Of(FrameKind.Open, new byte[OpenFrames.OpenSize]));
        client.ExpectDrop();
        Assert.Contains(transport.Log.Texts, text => text.Contains("sent Open before the handshake", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_proof_is_dropped()
    {
        (RingMessenger two, _) = transport.StartRing(2);
        using RawClient client = new(two.Address);
        Assert.Equal(HandshakeStatus.Refused, client.Shake(1, RandomNumberGenerator.GetBytes(32), two.Address));
        client.Send(FrameBytes.Of(FrameKind.ClientProof, new byte[32]));
        client.ExpectDrop();
    }

    [Fact]
    public void Who_says_nothing_is_dropped_in_time()
    {
        (RingMessenger two, _) = transport.StartRing(2);
        using RawClient client = new(two.Address);
        client.ExpectDrop();
        Assert.Contains(transport.Log.Texts, text => text.Contains("in time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_too_many_strangers_the_oldest_is_dropped()
    {
        (RingMessenger two, TestHandler atTwo) = transport.StartRing(2);
        List<RawClient> strangers = [.. Enumerable.Range(0, 9).Select(_ => new RawClient(two.Address))];
        strangers[0].ExpectDrop();
        (RingMessenger one, _) = transport.StartRing(1);
        one.Connect(two.Address).Send(Messages.Of("hello"));
        Assert.Equal("hello", (await atTwo.NextMessage()).Message.Text());
        strangers.ForEach(stranger => stranger.Dispose());
    }

    [Fact]
    public async Task A_listener_that_says_nothing_is_given_up()
    {
        using Socket impostor = AcceptLoop.ListenAt(transport.Files.SocketOf(2), 1);
        (RingMessenger one, TestHandler atOne) = transport.StartRing(1);
        IPeer peer = one.Connect(transport.Nowhere(2));
        peer.Send(Messages.Of("confidential"));
        (IPeer closed, string reason) = await atOne.NextClosed();
        Assert.Same(peer, closed);
        Assert.Contains("no answer", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Random_and_mutated_frames_harm_nobody()
    {
        const int Connections = 1_500;
        (RingMessenger target, _) = transport.StartRing(1, new TestHandler { Received = static (from, message) => from.Send(Messages.Of(message)) });
        (RingMessenger genuine, TestHandler atGenuine) = transport.StartRing(2);
        IPeer peer = genuine.Connect(target.Address);
        Task fuzzing = Task.Run(() => SendFrames(target.Address, Connections));
        long asked = 0;
        do
        {
            peer.Send(Messages.Of(++asked));
            Assert.Equal(asked, BitConverter.ToInt64((await atGenuine.NextMessage()).Message));
        }
        while (!fuzzing.IsCompleted);

        await fuzzing;
        Assert.Equal(0, atGenuine.ClosedCount);
        Assert.Empty(transport.Log.Errors);
        (RingMessenger late, TestHandler atLate) = transport.StartRing(3);
        late.Connect(target.Address).Send(Messages.Of("late"));
        Assert.Equal("late", (await atLate.NextMessage()).Message.Text());
    }

    private void SendFrames(PeerAddress target, int connections)
    {
        FuzzFrames frames = new(7, target);
        for (int count = 0; count < connections; count++)
        {
            using RawClient client = new(target);
            if (count % 20 == 0) client.Shake(1_000_000 + (ulong)count, transport.Secret, target); // One that knows the secret and has gone mad.
            _ = frames.NextConnection(10).TakeWhile(client.TrySend).Count();
        }
    }
}
