using System.Net.Sockets;
using Remote.Wire;

namespace Remote.Messaging.Rings;

/// <summary>
/// A socket between two messengers. It carries the handshake and which memory is used; then nothing, for as long as the connection lives: its end is how
/// the other's death is known at once. The door's.
/// </summary>
internal sealed class DoorConnection(Socket socket, Handshake handshake, long deadline)
{
    /// <summary>No frame after the handshake is longer.</summary>
    private const int MaxProvedPayload = 512;

    public Socket Socket => socket;

    public FrameReader Reader { get; } = new(HandshakeFrames.MaxPayload);

    public Handshake Handshake => handshake;

    /// <summary>When it must be a connection, in <see cref="Environment.TickCount64"/>.</summary>
    public long Deadline => deadline;

    /// <summary>What it was opened for, where this process dials.</summary>
    public RingDial? Dial { get; init; }

    /// <summary>Whether the other end has proved who it is.</summary>
    public bool IsProved { get; private set; }

    /// <summary>What this dialler has made and the listener has not opened yet.</summary>
    public RingMemory? Offered { get; set; }

    /// <summary>The name of <see cref="Offered"/>.</summary>
    public string? OfferedPath { get; set; }

    /// <summary>What came of it.</summary>
    public RingLink? Link { get; set; }

    /// <summary>True where the other end is gone: also before its end was noticed otherwise.</summary>
    public bool IsAtEnd => socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;

    public void Prove()
    {
        IsProved = true;
        Reader.Limit = MaxProvedPayload;
    }

    /// <summary>Sends a frame, which the socket's buffer has room for unless the other end does not read. False where it is to be dropped.</summary>
    public bool TrySend(ReadOnlySpan<byte> frame) => socket.Send(frame, SocketFlags.None, out SocketError error) == frame.Length && error == SocketError.Success;

    public bool TrySend(FrameKind kind, ReadOnlySpan<byte> payload)
    {
        Span<byte> frame = stackalloc byte[FrameHeader.Size + MaxProvedPayload];
        new FrameHeader(kind, payload.Length).Write(frame);
        payload.CopyTo(frame[FrameHeader.Size..]);
        return TrySend(frame[..(FrameHeader.Size + payload.Length)]);
    }

    /// <summary>Closes the socket and takes back what was offered.</summary>
    public void Dispose()
    {
        socket.Dispose();
        Offered?.Dispose();
        if (OfferedPath is not null) File.Delete(OfferedPath);
    }
}
