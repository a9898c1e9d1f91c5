using System.Net.Sockets;

namespace Remote.Wire;

/// <summary>Takes connections of a socket that listens, on a thread of its own, until it is disposed.</summary>
internal sealed class AcceptLoop : IDisposable
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(20);

    private readonly Socket listener;
    private readonly Action<Socket> onAccepted;
    private volatile bool disposed;

    /// <param name="listener">Listens already; disposed with this.</param>
    /// <param name="name">The thread's.</param>
    /// <param name="onAccepted">Gets each connection, on the loop's thread; must not wait.</param>
    public AcceptLoop(Socket listener, string name, Action<Socket> onAccepted)
    {
        (this.listener, this.onAccepted) = (listener, onAccepted);
        // Whoever starts it may run user code, whose context it must not keep.
        new Thread(Run) { IsBackground = true, Name = name }.UnsafeStart();
    }

    /// <summary>A socket that listens at a path; other users are kept out by its folder.</summary>
    /// <param name="path">Must not exist.</param>
    /// <param name="backlog">Connections that may wait.</param>
    public static Socket ListenAt(string path, int backlog)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            socket.Listen(backlog);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        disposed = true;
        listener.Dispose();
    }

    private void Run()
    {
        while (!disposed)
        {
            try
            {
                onAccepted(listener.Accept());
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // Disposed, or the connecting process has gone again, or this one is out of file handles for now: not a reason to go deaf.
                if (!disposed) Thread.Sleep(RetryDelay);
            }
        }
    }
}
