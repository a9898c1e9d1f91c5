using System.Net;
using System.Net.Sockets;
using Remote.Wire;

namespace Remote.Messaging.Tests;

/// <summary>A client that speaks to a messenger's port, or to its socket's path, byte by byte.</summary>
internal sealed class RawClient : IDisposable
{
    private const string RingScheme = "ring://";

    private readonly Socket client;
    private readonly NetworkStream stream;
    private readonly FrameReader reader = new(1_000_000);
    private byte[] pending = [];

    public RawClient(PeerAddress address)
    {
        client = Dial(address);
        stream = new NetworkStream(client);
        stream.ReadTimeout = (int)Patience.Long.TotalMilliseconds;
    }

    /// <summary>Everything that was sent, for playing it again.</summary>
    public List<byte> Sent { get; } = [];

    public void Send(ReadOnlySpan<byte> bytes)
    {
        Sent.AddRange(bytes);
        stream.Write(bytes);
    }

    /// <summary>Sends; false where the other end has dropped the connection.</summary>
    public bool TrySend(byte[] bytes)
    {
        client.Send(bytes, 0, bytes.Length, SocketFlags.None, out SocketError error);
        return error == SocketError.Success;
    }

    /// <summary>Does this end's part of the handshake, correctly if the secret is right.</summary>
    public HandshakeStatus Shake(ulong self, byte[] secret, PeerAddress listener)
    {
        DiallerHandshake handshake = new(self, secret, process => process == listener.Process ? listener.Endpoint : null);
        HandshakeStatus status;
        do status = Answer(handshake); while (status == HandshakeStatus.Waiting);
        return status;
    }

    /// <summary>Waits for the other end to drop the connection.</summary>
    public void ExpectDrop()
    {
        byte[] buffer = new byte[4096];
        try
        {
            while (stream.Read(buffer) > 0)
            {
                // What was on its way.
            }
        }
        catch (IOException exception) when (exception.InnerException is SocketException { SocketErrorCode: not SocketError.TimedOut })
        {
            // A reset is a drop, too.
        }
    }

    /// <summary>Ends with a reset instead of a farewell.</summary>
    public void Reset()
    {
        client.LingerState = new LingerOption(true, 0);
        client.Dispose();
    }

    public void Dispose() => client.Dispose();

    /// <summary>Waits for the next frame; its kind and its payload.</summary>
    public (FrameKind Kind, byte[] Payload) NextFrame()
    {
        ReadOnlySpan<byte> input = pending;
        Frame frame = Await(ref input);
        pending = input.ToArray();
        return (frame.Kind, frame.Payload.ToArray());
    }

    private static Socket Dial(PeerAddress address)
    {
        if (address.Endpoint.StartsWith(RingScheme, StringComparison.Ordinal))
        {
            Socket local = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            local.Connect(new UnixDomainSocketEndPoint(address.Endpoint[RingScheme.Length..]));
            return local;
        }

        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, Ports.Of(address));
        return socket;
    }

    private HandshakeStatus Answer(DiallerHandshake handshake)
    {
        ReadOnlySpan<byte> input = pending;
        Frame frame = Await(ref input);
        pending = input.ToArray();
        MessageBuffer reply = MessageBuffer.Rent();
        HandshakeStatus status = handshake.Next(frame, reply);
        Send(reply.WrittenSpan);
        reply.Return();
        return status;
    }

    private Frame Await(ref ReadOnlySpan<byte> input)
    {
        Frame frame;
        while (reader.Read(ref input, out frame) == FrameResult.NeedsMore)
        {
            byte[] buffer = new byte[4096];
            int count = stream.Read(buffer);
            if (count == 0) throw new IOException("dropped");
            input = buffer.AsSpan(0, count);
        }

        return frame;
    }
}
