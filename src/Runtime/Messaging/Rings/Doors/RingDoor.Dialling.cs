using System.Net.Sockets;
using System.Security.Cryptography;

namespace Remote.Messaging.Rings;

/// <summary>The dialling end: it makes the memory, and takes back its name when the other end has mapped it too.</summary>
internal sealed partial class RingDoor
{
    private void StartDial(RingPeer peer, PeerAddress address)
    {
        // It may have called here, and been let in, or have been given up, since it was asked for.
        if (setting.Peers.Find(peer.Process) != peer || living.ContainsKey(peer.Process) || dials.ContainsKey(peer.Process)) return;
        RingDial dial = new(peer, address, DeadlineFromNow);
        dials.Add(peer.Process, dial);
        if (address.Endpoint == setting.Files.EndpointOf(address.Process)) Try(dial);
        else GiveUp(dial, $"'{address.Endpoint}' is not where process {address.Process} listens in this session's folder");
    }

    private void Try(RingDial dial)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(setting.Files.SocketOf(dial.Peer.Process)));
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            if (exception.SocketErrorCode is SocketError.WouldBlock or SocketError.TryAgain) TryLater(dial); // Its line of callers is full.
            else GiveUp(dial, $"nobody is at {dial.Address.Endpoint}: {exception.Message}");
            return;
        }

        DiallerHandshake handshake = new(self.Process, secret, process => process == dial.Peer.Process ? dial.Address.Endpoint : null);
        dial.Attempt = new DoorConnection(socket, handshake, dial.Deadline) { Dial = dial };
        connections.Add(dial.Attempt);
    }

    private static void TryLater(RingDial dial)
    {
        dial.Attempt = null;
        dial.NextAttempt = Environment.TickCount64 + RetryDelay;
    }

    /// <summary>The listener has proved itself: it is told which memory to map.</summary>
    private void Offer(DoorConnection connection)
    {
        ulong number = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        int capacity = setting.Options.RingBytes;
        string path = setting.Files.MemoryOf(self.Process, number);
        try
        {
            connection.Offered = RingMemory.Create(path, capacity, setting.Options.Space);
            connection.OfferedPath = path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            GiveUp(connection.Dial!, $"there is no shared memory for a connection ({RingLayout.FileSize(capacity):N0} bytes at '{path}'): {exception.Message}");
            return;
        }

        Span<byte> payload = stackalloc byte[OpenFrames.OpenSize];
        OpenFrames.WriteOpen(payload, number, capacity);
        connection.TrySend(Wire.FrameKind.Open, payload);
    }

    private void OnOpened(DoorConnection connection)
    {
        RingDial dial = connection.Dial!;
        RingMemory memory = connection.Offered!;
        Doorbell bell;
        try
        {
            bell = Doorbell.Open(setting.Files.BellOf(dial.Peer.Process));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            GiveUp(dial, $"its doorbell cannot be mapped: {exception.Message}");
            return;
        }

        File.Delete(connection.OfferedPath!);
        connection.Offered = null;
        connection.OfferedPath = null;
        dials.Remove(dial.Peer.Process);
        Attach(connection, dial.Peer, memory, bell);
    }

    private void OnNotOpened(DoorConnection connection, ReadOnlySpan<byte> payload)
    {
        if (payload.Length == 1 && payload[0] == OpenFrames.CrossedReason)
        {
            TryLater(connection.Dial!);
            Drop(connection);
            return;
        }

        GiveUp(connection.Dial!, $"it refused the connection: {OpenFrames.TextOf(payload)}");
    }

    private void GiveUp(RingDial dial, string reason)
    {
        Forget(dial);
        setting.Peers.Remove(dial.Peer);
        dial.Peer.Discard();
        setting.Receiver.Report(dial.Peer, reason);
    }

    private void Forget(RingDial dial)
    {
        dials.Remove(dial.Peer.Process);
        if (dial.Attempt is { } attempt) Drop(attempt);
    }
}
