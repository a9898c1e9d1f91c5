using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Remote.Benchmarks.Objects;

/// <summary>The raw limit of a transfer: an array through a TCP connection of this machine, between two threads, into memory that was touched before.</summary>
internal static class LoopbackCopy
{
    private const int Chunk = 5 << 20;

    public static double Seconds(float[] source)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        using var sender = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        sender.Connect(listener.LocalEndPoint!);
        using Socket receiver = listener.Accept();
        float[] target = (float[])source.Clone();
        return RawCopy.Best(() =>
        {
            var sending = new Thread(() => Send(sender, MemoryMarshal.AsBytes(source.AsSpan())));
            sending.Start();
            Receive(receiver, MemoryMarshal.AsBytes(target.AsSpan()));
            sending.Join();
        });
    }

    private static void Send(Socket socket, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0) bytes = bytes[socket.Send(bytes[..Math.Min(Chunk, bytes.Length)])..];
    }

    private static void Receive(Socket socket, Span<byte> bytes)
    {
        while (bytes.Length > 0) bytes = bytes[socket.Receive(bytes[..Math.Min(Chunk, bytes.Length)], SocketFlags.None)..];
    }
}
