using System.Net.Sockets;
using Remote.Wire;

namespace Remote.Messaging.Rings;

/// <summary>The listening end, and what comes over sockets. Who does not prove itself is dropped, and nothing is kept of it.</summary>
internal sealed partial class RingDoor
{
    private void Accept()
    {
        Socket accepted;
        try
        {
            accepted = listener.Accept();
        }
        catch (SocketException)
        {
            // The caller has gone again, or this process is out of descriptors for now: not a reason to go deaf, nor to ask without a pause.
            Thread.Sleep(FailureDelay);
            return;
        }

        accepted.Blocking = false;
        DoorConnection connection = new(accepted, new ListenerHandshake(self, secret), DeadlineFromNow);
        connections.Add(connection);
        if (!connection.TrySend(HandshakeFrames.Hello(self.Process))) Refuse(connection, "the connection ended before the handshake did");
        if (connections.Count(c => c.Link is null && c.Dial is null) > setting.Options.MaxUnproved)
            Refuse(connections.First(c => c.Link is null && c.Dial is null), "too many connections at once that have not proved themselves");
    }

    private void Receive(DoorConnection connection)
    {
        int count = connection.Socket.Receive(buffer, SocketFlags.None, out SocketError error);
        if (error == SocketError.WouldBlock) return;
        if (count == 0 || error != SocketError.Success)
        {
            OnEnd(connection);
            return;
        }

        ReadOnlySpan<byte> input = buffer.AsSpan(0, count);
        FrameResult result = FrameResult.Frame;
        while (connections.Contains(connection) && (result = connection.Reader.Read(ref input, out Frame frame)) == FrameResult.Frame) Take(connection, frame);
        if (result == FrameResult.Malformed) Refuse(connection, $"sent bytes that are no frame: {connection.Reader.Fault}");
    }

    private void Take(DoorConnection connection, Frame frame)
    {
        bool dialled = connection.Dial is not null;
        if (!connection.IsProved) Shake(connection, frame);
        else if (connection.Link is null && !dialled && frame.Kind == FrameKind.Open) Welcome(connection, frame.Payload);
        else if (connection.Link is null && dialled && frame.Kind == FrameKind.Opened) OnOpened(connection);
        else if (connection.Link is null && dialled && frame.Kind == FrameKind.NotOpened) OnNotOpened(connection, frame.Payload);
        else Refuse(connection, $"sent a {frame.Kind} frame that makes no sense");
    }

    private void Shake(DoorConnection connection, Frame frame)
    {
        MessageBuffer reply = MessageBuffer.Rent();
        HandshakeStatus status = connection.Handshake.Next(frame, reply);
        bool sent = reply.Length == 0 || connection.TrySend(reply.WrittenSpan);
        reply.Return();
        if (status == HandshakeStatus.Refused || !sent) Refuse(connection, connection.Handshake.Refusal ?? "the connection ended before the handshake did");
        if (status != HandshakeStatus.Proved || !sent) return;
        connection.Prove();
        if (connection.Dial is not null) Offer(connection);
    }

    /// <summary>
    /// Lets a process in that has proved itself, unless there is a connection with it, or this process calls it and has the lower number: of two that
    /// call each other at once, one connection is made.
    /// </summary>
    private void Welcome(DoorConnection connection, ReadOnlySpan<byte> payload)
    {
        ulong process = connection.Handshake.Process;
        if (!OpenFrames.TryReadOpen(payload, out ulong number, out int capacity))
        {
            Refuse(connection, "offered a memory that cannot be");
            return;
        }

        // Who calls anew has closed the old connection before, so its end is there, even if it was not noticed yet.
        if (living.TryGetValue(process, out DoorConnection? old) && old.IsAtEnd) EndLiving(old, "the connection ended");
        if (living.ContainsKey(process) || dials.ContainsKey(process) && self.Process < process) TurnAway(connection, [OpenFrames.CrossedReason]);
        else Map(connection, process, setting.Files.MemoryOf(process, number), capacity);
    }

    private void Map(DoorConnection connection, ulong process, string path, int capacity)
    {
        RingMemory memory;
        Doorbell bell;
        try
        {
            bell = Doorbell.Open(setting.Files.BellOf(process));
            memory = RingMemory.Open(path, capacity);
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            strangers.Dropped(process, exception.Message);
            TurnAway(connection, OpenFrames.Failed(exception.Message));
            return;
        }

        RingPeer peer = setting.Peers.GetOrAdd(process, out _);
        if (dials.TryGetValue(process, out RingDial? crossed)) Forget(crossed);
        if (crossed is not null && crossed.Peer != peer) setting.Receiver.Report(crossed.Peer, "disconnected by this process");
        Attach(connection, peer, memory, bell);
        connection.TrySend(FrameKind.Opened, []);
    }

    private void TurnAway(DoorConnection connection, ReadOnlySpan<byte> reason)
    {
        connection.TrySend(FrameKind.NotOpened, reason);
        Drop(connection);
    }

    private void OnEnd(DoorConnection connection)
    {
        if (connection.Link is not null) EndLiving(connection, "the connection ended");
        else Refuse(connection, "the connection ended before the handshake did");
    }

    private void Refuse(DoorConnection connection, string reason)
    {
        if (connection.Link is { } link)
        {
            setting.Logger.PeerFailed(self.Process, link.Peer.Process, reason);
            EndLiving(connection, reason);
            return;
        }

        strangers.Dropped(connection.Handshake.Process, reason);
        if (connection.Dial is { } dial) GiveUp(dial, reason);
        else Drop(connection);
    }
}
