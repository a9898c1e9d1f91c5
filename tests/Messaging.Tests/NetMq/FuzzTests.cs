using System.Net;
using System.Net.Sockets;

namespace Remote.Messaging.Tests;

/// <summary>
/// Random and mutated frames to a messenger's port, as many as REMOTE_FUZZ_FRAMES says: it lives, its memory stays bounded, and a genuine
/// peer is served throughout.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class FuzzTests : IAsyncLifetime
{
    private const int DefaultFrames = 100_000;
    private const int FramesPerConnection = 10;
    private const int ProvedEvery = 20;
    private const int Senders = 4;
    private const long MemoryBound = 200_000_000;

    private readonly NetMqTransport transport = new() { Options = new NetMqOptions { MaxUnproved = 64 } };

    private static int Frames => int.TryParse(Environment.GetEnvironmentVariable("REMOTE_FUZZ_FRAMES"), out int frames) ? frames : DefaultFrames;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => transport.DisposeAsync().AsTask();

    [Fact]
    public async Task Random_and_mutated_frames_harm_nobody()
    {
        (IMessenger target, _) = transport.Start(1, new TestHandler { Received = Echo });
        GenuinePeer genuine = new(transport, target.Address);
        await genuine.Advance();
        MemoryWatch memory = new();
        Task[] senders = [.. Enumerable.Range(0, Senders).Select(seed => Task.Run(() => SendFrames(seed, target.Address, memory)))];
        Task fuzzing = Task.WhenAll(senders);
        while (!fuzzing.IsCompleted) await genuine.Advance();
        await fuzzing;
        await genuine.Advance();
        await new GenuinePeer(transport, target.Address).Advance();
        Assert.Equal(0, genuine.Lost);
        Assert.Empty(transport.Log.Errors);
        Assert.InRange(memory.Peak, 0, MemoryBound);
    }

    [Fact]
    public async Task A_listener_that_answers_with_random_and_mutated_frames_harms_nobody()
    {
        await using NetMqTransport impatient = new() { Options = new NetMqOptions { HandshakeTimeout = TimeSpan.FromMilliseconds(500) } };
        (IMessenger dialler, TestHandler atDialler) = impatient.Start(1);
        (IMessenger target, _) = transport.Start(2, new TestHandler { Received = Echo });
        using TcpListener impostor = new(IPAddress.Loopback, 0);
        impostor.Start();
        FuzzFrames frames = new(100, target.Address);
        int dials = Math.Clamp(Frames / 500, 1, 1000);
        for (int count = 0; count < dials; count++)
        {
            IPeer peer = dialler.Connect(new PeerAddress((ulong)(10 + count), $"tcp://{impostor.LocalEndpoint}"));
            using (Socket accepted = await impostor.AcceptSocketAsync().WaitAsync(Patience.Long))
            {
                TrySend(accepted, frames.NextAnswer((ulong)(10 + count)));
            }

            Assert.Same(peer, (await atDialler.NextClosed()).Peer);
        }

        await new GenuinePeer(transport, target.Address).Advance();
        Assert.Empty(transport.Log.Errors);
        Assert.Empty(impatient.Log.Errors);
    }

    private static void Echo(IPeer from, ReadOnlySpan<byte> message) => from.Send(Messages.Of(message));

    private void SendFrames(int seed, PeerAddress target, MemoryWatch memory)
    {
        FuzzFrames frames = new(seed, target);
        int sent = 0;
        for (int connection = 0; sent < Frames / Senders; connection++)
        {
            if (connection % ProvedEvery == 0) sent += SendProved((ulong)(seed + 1) * 1_000_000_000 + (ulong)connection, target, frames);
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Connect(IPAddress.Loopback, Ports.Of(target));
            sent += frames.NextConnection(FramesPerConnection).TakeWhile(bytes => TrySend(socket, bytes)).Count();

            // Half end with a reset: both ends of a connection's life are to be survived, and the ports are free again at once.
            if (connection % 2 == 0) socket.LingerState = new LingerOption(true, 0);
            memory.Look();
        }
    }

    /// <summary>A process that knows the secret and has gone mad.</summary>
    private int SendProved(ulong process, PeerAddress target, FuzzFrames frames)
    {
        using RawClient client = new(target);
        Assert.Equal(HandshakeStatus.Proved, client.Shake(process, transport.Secret, target));
        return frames.NextConnection(FramesPerConnection).TakeWhile(client.TrySend).Count();
    }

    private static bool TrySend(Socket socket, byte[] bytes)
    {
        socket.Send(bytes, 0, bytes.Length, SocketFlags.None, out SocketError error);
        return error == SocketError.Success;
    }

    /// <summary>A process of the session that asks and is answered all the while.</summary>
    private sealed class GenuinePeer
    {
        private static ulong lastProcess = 1_000_000;

        private readonly TestHandler handler = new();
        private readonly IPeer peer;
        private long asked;

        public GenuinePeer(NetMqTransport transport, PeerAddress target) =>
            peer = transport.Start(Interlocked.Increment(ref lastProcess), handler).Messenger.Connect(target);

        public int Lost => handler.ClosedCount;

        public async Task Advance()
        {
            peer.Send(Messages.Of(++asked));
            Assert.Equal(asked, BitConverter.ToInt64((await handler.NextMessage()).Message));
        }
    }

    /// <summary>How far the heap grew beyond where it was.</summary>
    private sealed class MemoryWatch
    {
        private readonly long before = GC.GetTotalMemory(forceFullCollection: true);
        private long peak;
        private int looks;

        public long Peak => Volatile.Read(ref peak);

        public void Look()
        {
            if (Interlocked.Increment(ref looks) % 1_000 != 0) return;
            long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
            long highest;
            do highest = Peak; while (grown > highest && Interlocked.CompareExchange(ref peak, grown, highest) != highest);
        }
    }
}
