using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Remote.Benchmarks.Peers.OnSocket;

/// <summary>Ints over a Unix domain socket, by threads that block, or that look for a while before they do.</summary>
internal sealed class IntSocket : IDisposable
{
    /// <summary>Looks in vain before the thread sleeps.</summary>
    private const int Patience = 200;

    private readonly Socket socket;
    private readonly bool polls;

    public IntSocket(Socket socket, bool polls)
    {
        (this.socket, this.polls) = (socket, polls);
        socket.Blocking = !polls;
    }

    public void Send(ReadOnlySpan<int> values)
    {
        for (ReadOnlySpan<byte> left = MemoryMarshal.AsBytes(values); left.Length > 0;)
        {
            int sent = socket.Send(left, SocketFlags.None, out SocketError error);
            if (error == SocketError.WouldBlock) socket.Poll(Timeout.InfiniteTimeSpan, SelectMode.SelectWrite);
            else ThrowIfFailed(error);
            left = left[Math.Max(0, sent)..];
        }
    }

    /// <summary>As many as there are and fit.</summary>
    /// <returns>How many; 0 once the other end is closed.</returns>
    public int Receive(Span<int> values)
    {
        for (int vain = 0; ; vain++)
        {
            int received = socket.Receive(MemoryMarshal.AsBytes(values), SocketFlags.None, out SocketError error);
            if (polls && error == SocketError.WouldBlock)
            {
                if (vain >= Patience) socket.Poll(Timeout.InfiniteTimeSpan, SelectMode.SelectRead);
                continue;
            }

            ThrowIfFailed(error);
            // A socket of this kind keeps what is sent together together, and all that is sent is ints.
            if (received % sizeof(int) != 0) throw new InvalidDataException($"{received} bytes came, which are no whole ints.");
            return received / sizeof(int);
        }
    }

    public void Dispose() => socket.Dispose();

    private static void ThrowIfFailed(SocketError error)
    {
        if (error != SocketError.Success) throw new SocketException((int)error);
    }
}
