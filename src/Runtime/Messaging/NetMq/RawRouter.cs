using System.Buffers.Binary;
using System.Security.Cryptography;
using NetMQ;
using NetMQ.Sockets;

namespace Remote.Messaging;

/// <summary>
/// A NetMQ router in raw mode: it carries the bytes of TCP connections and knows nothing of what they mean. Raw, because NetMQ 4.0.4.5's
/// own protocol engine throws on its I/O thread, which ends the process, when a stranger sends it a property of negative length or an
/// empty command (and it cannot drop a peer); raw mode runs none of that code, and an empty message drops the connection.
/// Owned by one thread at a time.
/// </summary>
internal sealed class RawRouter : IDisposable
{
    private const int RoutingIdSize = 5;

    /// <summary>Chunks that wait to be received from one connection: NetMQ stops reading the socket beyond, and TCP slows the sender.</summary>
    private const int ReceiveHighWatermark = 64;

    /// <summary>What NetMQ hands over as a connection's last chunk. Random, so no peer can send it.</summary>
    private readonly byte[] endMark = RandomNumberGenerator.GetBytes(32);

    private readonly RouterSocket socket = new();

    /// <param name="greeting">What NetMQ sends first on every connection that it accepts.</param>
    public RawRouter(byte[]? greeting)
    {
        socket.Options.RouterRawSocket = true;
        socket.Options.RouterMandatory = true;
        socket.Options.Linger = TimeSpan.Zero;
        socket.Options.ReceiveHighWatermark = ReceiveHighWatermark;
        socket.Options.SendHighWatermark = 0; // Bytes in flight are bounded by acknowledgements, which say more than a count of chunks.
        socket.Options.ReconnectInterval = TimeSpan.FromMilliseconds(-1); // Never: whoever has the port later is somebody else.
        socket.Options.DisconnectMessage = endMark;
        if (greeting is not null) socket.Options.HelloMessage = greeting;
    }

    public NetMQSocket Socket => socket;

    /// <summary>Listens on a free port of this machine's loopback address; the endpoint.</summary>
    public string BindLoopback() => $"tcp://127.0.0.1:{socket.BindRandomPort("tcp://127.0.0.1")}";

    /// <summary>Starts one attempt to connect.</summary>
    public void Connect(string endpoint) => socket.Connect(endpoint);

    /// <summary>Ends the latest attempt to connect to an endpoint, and the connection that it led to.</summary>
    public void Disconnect(string endpoint) => socket.Disconnect(endpoint);

    /// <summary>The routing id of a connection, as it is sent: a zero and the number.</summary>
    public static byte[] RoutingId(uint connection)
    {
        byte[] id = new byte[RoutingIdSize];
        BinaryPrimitives.WriteUInt32LittleEndian(id.AsSpan(1), connection);
        return id;
    }

    /// <summary>Receives what one connection brought. The caller closes the chunk.</summary>
    /// <param name="chunk">An initialised message.</param>
    /// <param name="connection">Which connection.</param>
    /// <param name="ended">True for the last word on a connection that has ended.</param>
    public bool TryReceive(ref Msg chunk, out uint connection, out bool ended)
    {
        connection = 0;
        ended = false;
        if (!socket.TryReceive(ref chunk, TimeSpan.Zero)) return false;
        connection = BinaryPrimitives.ReadUInt32LittleEndian(chunk.Slice(1, sizeof(uint)));
        chunk.Close();
        chunk.InitEmpty();
        socket.TryReceive(ref chunk, TimeSpan.Zero); // The second part arrives with the first.
        ended = chunk.Slice().SequenceEqual(endMark);
        return true;
    }

    /// <summary>Hands bytes to NetMQ, which owns the chunk afterwards. False where the connection is gone.</summary>
    public bool TrySend(byte[] routingId, ref Msg chunk)
    {
        Msg address = new();
        address.InitGC(routingId, routingId.Length);
        try
        {
            return socket.TrySend(ref address, TimeSpan.Zero, more: true) && socket.TrySend(ref chunk, TimeSpan.Zero, more: false);
        }
        catch (HostUnreachableException)
        {
            return false;
        }
    }

    /// <summary>
    /// Ends a connection: nothing of it is received any more; what NetMQ was handed for it before still leaves, if the other end reads.
    /// </summary>
    public void Drop(byte[] routingId)
    {
        Msg nothing = new();
        nothing.InitEmpty();
        TrySend(routingId, ref nothing);
    }

    public void Dispose() => socket.Dispose();
}
