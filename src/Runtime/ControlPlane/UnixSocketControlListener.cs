using System.Net.Sockets;

namespace Remote.ControlPlane;

/// <summary>The node's end: a Unix-domain socket in a folder that only its user can enter; each connection becomes a channel.</summary>
internal sealed class UnixSocketControlListener : IDisposable
{
    private const int Backlog = 512;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(20);

    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string path;
    private readonly Action<IControlChannel> onAccepted;
    private volatile bool disposed;

    /// <summary>Listens at once.</summary>
    /// <param name="path">The socket's file; must not exist.</param>
    /// <param name="onAccepted">Gets each channel, not yet started, on the listener's thread; must not wait.</param>
    public UnixSocketControlListener(string path, Action<IControlChannel> onAccepted)
    {
        this.path = path;
        this.onAccepted = onAccepted;
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            socket.Listen(Backlog);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        new Thread(AcceptLoop) { IsBackground = true, Name = "Remote control accept" }.Start();
    }

    public void Dispose()
    {
        disposed = true;
        socket.Dispose();
        File.Delete(path);
    }

    private void AcceptLoop()
    {
        while (TryAccept() is { } connection) onAccepted(new UnixSocketControlChannel(connection));
    }

    private Socket? TryAccept()
    {
        while (!disposed)
        {
            try
            {
                return socket.Accept();
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // Disposed, or the connecting process has gone again, or this one is out of file handles for now: not a reason to go deaf.
                if (!disposed) Thread.Sleep(RetryDelay);
            }
        }

        return null;
    }
}
