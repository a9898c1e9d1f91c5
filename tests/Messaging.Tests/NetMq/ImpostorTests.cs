using System.Net;
using System.Net.Sockets;
using Remote.Wire;

namespace Remote.Messaging.Tests;

/// <summary>A process that has taken over a port gets no byte of a message.</summary>
public sealed class ImpostorTests : IAsyncLifetime
{
    private static readonly byte[] Confidential = "confidential: do not show to strangers"u8.ToArray();

    private readonly NetMqTransport transport = new() { Options = new NetMqOptions { HandshakeTimeout = TimeSpan.FromSeconds(2) } };

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => transport.DisposeAsync().AsTask();

    [Fact]
    public async Task It_claims_to_be_the_process_and_makes_a_proof_up()
    {
        byte[] answer = [.. HandshakeFrames.Hello(2), .. FrameBytes.Of(FrameKind.ServerProof, new byte[64])];
        byte[] heard = await DialImpostor(answer, "secret");
        Assert.Equal(-1, heard.AsSpan().IndexOf(Confidential));
    }

    [Fact]
    public async Task It_claims_to_be_another_process()
    {
        byte[] heard = await DialImpostor(HandshakeFrames.Hello(3), "no answer");
        Assert.Empty(heard);
    }

    [Fact]
    public async Task It_says_nothing()
    {
        byte[] heard = await DialImpostor([], "no answer");
        Assert.Empty(heard);
    }

    [Fact]
    public async Task It_speaks_another_protocol()
    {
        byte[] heard = await DialImpostor("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), "unknown frame kind");
        Assert.Empty(heard);
    }

    [Fact]
    public async Task It_takes_the_port_over_after_the_process_has_gone()
    {
        (IMessenger one, TestHandler atOne) = transport.Start(1);
        (IMessenger two, TestHandler atTwo) = transport.Start(2);
        IPeer peer = one.Connect(two.Address);
        peer.Send(Messages.Of("hello"));
        await atTwo.NextMessage();
        await two.DisposeAsync();
        Assert.Same(peer, (await atOne.NextClosed()).Peer);
        using TcpListener impostor = await TakeOver(Ports.Of(two.Address));
        peer.Send(Messages.Of(Confidential));
        (IMessenger three, TestHandler atThree) = transport.Start(3);
        one.Connect(three.Address).Send(Messages.Of("to another"));
        await atThree.NextMessage();
        Assert.False(impostor.Pending());
    }

    /// <summary>What an impostor hears that gives this answer.</summary>
    private async Task<byte[]> DialImpostor(byte[] answer, string expectedReason)
    {
        using TcpListener impostor = new(IPAddress.Loopback, 0);
        impostor.Start();
        (IMessenger one, TestHandler atOne) = transport.Start(1);
        IPeer peer = one.Connect(new PeerAddress(2, $"tcp://{impostor.LocalEndpoint}"));
        peer.Send(Messages.Of(Confidential));
        using Socket accepted = await impostor.AcceptSocketAsync().WaitAsync(Patience.Long);
        accepted.Send(answer);
        (IPeer closed, string reason) = await atOne.NextClosed();
        Assert.Same(peer, closed);
        Assert.Contains(expectedReason, reason, StringComparison.Ordinal);
        return ReadAll(accepted);
    }

    private static byte[] ReadAll(Socket socket)
    {
        socket.ReceiveTimeout = (int)Patience.Long.TotalMilliseconds;
        using MemoryStream all = new();
        byte[] buffer = new byte[4096];
        while (true)
        {
            int count = socket.Receive(buffer, SocketFlags.None, out SocketError error);
            if (error == SocketError.ConnectionReset || count == 0) return all.ToArray();
            Assert.Equal(SocketError.Success, error);
            all.Write(buffer, 0, count);
        }
    }

    private static async Task<TcpListener> TakeOver(int port)
    {
        using CancellationTokenSource patience = new(Patience.Long);
        while (true)
        {
            try
            {
                TcpListener listener = new(IPAddress.Loopback, port);
                listener.Start();
                return listener;
            }
            catch (SocketException)
            {
                // NetMQ releases the port on a thread of its own, soon.
                await Task.Delay(10, patience.Token);
            }
        }
    }
}
