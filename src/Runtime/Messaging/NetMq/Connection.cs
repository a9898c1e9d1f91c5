using System.Buffers.Binary;
using System.Diagnostics;
using NetMQ;
using Remote.Wire;

namespace Remote.Messaging;

/// <summary>
/// One TCP connection, as the I/O thread sees it: how far its handshake is, its frame reader, and how many bytes went and came. Both ends
/// count every byte from the first, so an acknowledgement is one number.
/// </summary>
internal sealed class Connection
{
    private const int AckSize = sizeof(long);

    private readonly byte[] routingId;
    private long sent;
    private long acknowledged;
    private long received;
    private long receivedAtLastAck;

    public Connection(ConnectionSet set, uint id, Handshake handshake, long greetingSent)
    {
        Set = set;
        Id = id;
        Handshake = handshake;
        routingId = RawRouter.RoutingId(id);
        sent = greetingSent;
        Place = new LinkedListNode<Connection>(this);
    }

    public ConnectionSet Set { get; }

    public uint Id { get; }

    public Handshake Handshake { get; }

    public FrameReader Reader { get; } = new(HandshakeFrames.MaxPayload);

    /// <summary>What has come of a message that comes in pieces.</summary>
    public MessageBuffer Pieces { get; private set; } = MessageBuffer.Rent();

    /// <summary>Whose connection it is, from the moment that it proved so.</summary>
    public NetMqPeer? Peer { get; set; }

    /// <summary>Its place among the connections that have not proved themselves.</summary>
    public LinkedListNode<Connection> Place { get; }

    /// <summary>When it must have proved itself, in <see cref="Environment.TickCount64"/>.</summary>
    public long Deadline { get; init; }

    public bool Ended { get; set; }

    public long Sent => sent;

    public long Acknowledged => acknowledged;

    /// <summary>Bytes that were sent and not acknowledged.</summary>
    public long InFlight => sent - acknowledged;

    /// <summary>Bytes that came since the other end was last told how many had.</summary>
    public long Unacknowledged => received - receivedAtLastAck;

    public void Count(int receivedBytes) => received += receivedBytes;

    /// <summary>Sends and owns the chunk. False where the connection turned out to be gone.</summary>
    public bool TrySend(ref Msg chunk)
    {
        Debug.Assert(chunk.Size > 0, "An empty chunk would drop the connection.");
        sent += chunk.Size;
        return Set.Router.TrySend(routingId, ref chunk);
    }

    public bool TrySend(ReadOnlySpan<byte> frames)
    {
        Msg chunk = new();
        chunk.InitPool(frames.Length);
        frames.CopyTo(chunk.Slice());
        return TrySend(ref chunk);
    }

    /// <summary>Tells the other end how much has come.</summary>
    public bool TryAcknowledge()
    {
        receivedAtLastAck = received;
        Span<byte> frame = stackalloc byte[FrameHeader.Size + AckSize];
        new FrameHeader(FrameKind.Ack, AckSize).Write(frame);
        BinaryPrimitives.WriteInt64LittleEndian(frame[FrameHeader.Size..], received);
        return TrySend(frame);
    }

    /// <summary>Asks the other end to tell how much has come.</summary>
    public bool TryAskForAcknowledgement()
    {
        Span<byte> frame = stackalloc byte[FrameHeader.Size];
        new FrameHeader(FrameKind.Flush, 0).Write(frame);
        return TrySend(frame);
    }

    /// <summary>Takes in an acknowledgement. False where it cannot be true.</summary>
    public bool TryReadAck(ReadOnlySpan<byte> payload)
    {
        if (payload.Length != AckSize) return false;
        long count = BinaryPrimitives.ReadInt64LittleEndian(payload);
        if (count < acknowledged || count > sent) return false;
        acknowledged = count;
        return true;
    }

    public void ForgetPieces()
    {
        Pieces.Return();
        Pieces = MessageBuffer.Rent();
    }

    public void Drop() => Set.Router.Drop(routingId);
}
