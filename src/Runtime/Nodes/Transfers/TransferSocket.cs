using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Remote.Messaging;
using Remote.Wire;

namespace Remote.Nodes.Transfers;

/// <summary>
/// A connection between two stores, both of which have proved that they know the session's secret. Calls block: threads of their own serve it,
/// and bytes go from one store's memory to the other's without a copy between. Not thread-safe.
/// </summary>
internal sealed unsafe class TransferSocket : IDisposable
{
    private const string Scheme = "store://";
    private const int MaxRead = 1 << 30;

    /// <summary>Another store that says nothing for so long is tried again, or another one instead of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Socket socket;
    private readonly byte[] header = new byte[TransferFrame.Size];

    private TransferSocket(Socket socket)
    {
        this.socket = socket;
        socket.NoDelay = true;
        socket.SendTimeout = socket.ReceiveTimeout = (int)Patience.TotalMilliseconds;
    }

    /// <summary>The store at the other end.</summary>
    public ulong Peer { get; private set; }

    /// <summary>The address of a listener, as peers are told.</summary>
    public static string EndpointOf(Socket listener) => Scheme + listener.LocalEndPoint;

    /// <summary>Connects to a store.</summary>
    /// <exception cref="IOException">Nobody is there, or not who was to be.</exception>
    public static TransferSocket Dial(ulong self, ulong peer, string endpoint, byte[] secret)
    {
        IPEndPoint address = IPEndPoint.Parse(endpoint[Scheme.Length..]);
        var opened = new TransferSocket(new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp));
        try
        {
            opened.socket.Connect(address);
            return opened.Prove(new DiallerHandshake(self, secret, store => store == peer ? endpoint : null));
        }
        catch (SocketException e)
        {
            opened.Dispose();
            throw new IOException($"The store {peer:x} cannot be reached at {endpoint}: {e.Message}", e);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Wraps a connection that was accepted; to be followed by <see cref="Admit"/>.</summary>
    public static TransferSocket Accepted(Socket socket) => new(socket);

    /// <summary>Lets the other end prove itself.</summary>
    /// <exception cref="IOException">It could not.</exception>
    public void Admit(PeerAddress self, byte[] secret)
    {
        SendAll(HandshakeFrames.Hello(self.Process));
        Prove(new ListenerHandshake(self, secret));
        // What is asked may come after any time.
        socket.ReceiveTimeout = 0;
    }

    /// <exception cref="IOException">The connection has ended.</exception>
    public void Send(TransferFrame frame, string text = "")
    {
        byte[] words = Encoding.UTF8.GetBytes(text);
        if (words.Length > TransferFrame.MaxText) words = words[..TransferFrame.MaxText];
        frame.TextLength = words.Length;
        Span<byte> bytes = stackalloc byte[TransferFrame.Size];
        MemoryMarshal.Write(bytes, frame);
        SendAll(words.Length == 0 ? bytes : [.. bytes, .. words]);
    }

    /// <summary>The next frame; false where the other end has closed.</summary>
    /// <exception cref="IOException">The connection has ended, or what came is no frame.</exception>
    public bool TryReceive(out TransferFrame frame, out string text)
    {
        (frame, text) = (default, "");
        if (!TryFill(header)) return false;
        frame = MemoryMarshal.Read<TransferFrame>(header);
        if (frame.TextLength is < 0 or > TransferFrame.MaxText || frame.Length < 0) throw new IOException($"Store {Peer:x} sent what is no frame.");
        if (frame.TextLength == 0) return true;
        var words = new byte[frame.TextLength];
        if (!TryFill(words)) throw Ended();
        text = Encoding.UTF8.GetString(words);
        return true;
    }

    /// <summary>The next frame.</summary>
    /// <exception cref="IOException">The connection has ended.</exception>
    public TransferFrame Receive(out string text) => TryReceive(out TransferFrame frame, out text) ? frame : throw Ended();

    public void SendBytes(byte* from, long count)
    {
        for (int step; count > 0; from += step, count -= step)
        {
            step = (int)Math.Min(count, MaxRead);
            SendAll(new ReadOnlySpan<byte>(from, step));
        }
    }

    public void ReceiveBytes(byte* to, long count)
    {
        for (int step; count > 0; to += step, count -= step)
        {
            step = (int)Math.Min(count, MaxRead);
            if (!TryFill(new Span<byte>(to, step))) throw Ended();
        }
    }

    /// <summary>Ends it; a thread that waits for it goes on.</summary>
    public void Dispose()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is not connected any more.
        }

        socket.Dispose();
    }

    private TransferSocket Prove(Handshake handshake)
    {
        MessageBuffer reply = MessageBuffer.Rent();
        try
        {
            var bytes = new byte[FrameHeader.Size + HandshakeFrames.MaxPayload];
            HandshakeStatus status;
            do
            {
                FillExactly(bytes.AsSpan(0, FrameHeader.Size));
                FrameHeader next = FrameHeader.Read(bytes);
                if (next.Fault(HandshakeFrames.MaxPayload) is { } fault) throw new IOException($"A peer's handshake is refused: {fault}.");
                Span<byte> payload = bytes.AsSpan(FrameHeader.Size, next.Length);
                FillExactly(payload);
                reply.Truncate(0);
                status = handshake.Next(new Frame(next.Kind, payload), reply);
                if (status == HandshakeStatus.Refused) throw new IOException($"A peer's handshake is refused: it {handshake.Refusal}.");
                SendAll(reply.WrittenSpan);
            }
            while (status == HandshakeStatus.Waiting);
            Peer = handshake.Process;
            return this;
        }
        finally
        {
            reply.Return();
        }
    }

    private void FillExactly(Span<byte> bytes)
    {
        if (!TryFill(bytes)) throw Ended();
    }

    // False where nothing more comes before the first byte.
    private bool TryFill(Span<byte> bytes)
    {
        try
        {
            for (int filled = 0; filled < bytes.Length;)
            {
                int got = socket.Receive(bytes[filled..]);
                if (got == 0) return filled == 0 ? false : throw Ended();
                filled += got;
            }

            return true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw Broken(e);
        }
    }

    private void SendAll(ReadOnlySpan<byte> bytes)
    {
        try
        {
            while (bytes.Length > 0) bytes = bytes[socket.Send(bytes)..];
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw Broken(e);
        }
    }

    private IOException Ended() => new($"Store {Peer:x} closed its connection.");

    private IOException Broken(Exception e) => new($"The connection to store {Peer:x} is broken: {e.Message}", e);
}
