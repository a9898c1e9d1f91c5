using System.Net;
using System.Net.Sockets;

namespace Remote.Messaging;

/// <summary>
/// Ends a thread's sleep from any other thread. The thread sleeps in a select over sockets, which only another socket can end:
/// a datagram socket that is connected to itself, so that no other process's datagrams reach it. A wake costs a system call only when
/// the thread sleeps.
/// </summary>
internal sealed class WakeUp : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private int asleep;

    public WakeUp()
    {
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Connect(socket.LocalEndPoint!);
        socket.Blocking = false;
    }

    /// <summary>Readable when the thread has been woken.</summary>
    public Socket Handle => socket;

    /// <summary>
    /// Announces the sleep. What was queued before a <see cref="Wake"/> that saw nobody asleep is visible afterwards: look again, then
    /// sleep.
    /// </summary>
    public void FallAsleep() => Interlocked.Exchange(ref asleep, 1);

    /// <summary>Ends the sleep. A signal may still be on its way: it is swallowed at the next sleep, which it cuts short.</summary>
    /// <param name="signalled">Whether <see cref="Handle"/> was readable.</param>
    public void Rise(bool signalled)
    {
        Volatile.Write(ref asleep, 0);
        if (!signalled) return;
        Span<byte> signal = stackalloc byte[1];
        SocketError error;
        do socket.Receive(signal, SocketFlags.None, out error); while (error == SocketError.Success);
    }

    /// <summary>Call after what is to be noticed has been queued.</summary>
    public void Wake()
    {
        // The queued work must be visible before the flag is read: the sleeper sets the flag first and looks for work afterwards.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref asleep) == 0 || Interlocked.Exchange(ref asleep, 0) == 0) return;
        socket.Send([1], SocketFlags.None, out _);
    }

    public void Dispose() => socket.Dispose();
}
