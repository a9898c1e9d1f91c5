using Remote.Wire;

namespace Remote.ControlPlane;

/// <summary>The node's end: a Unix-domain socket in a folder that only its user can enter; each connection becomes a channel.</summary>
internal sealed class UnixSocketControlListener : IDisposable
{
    private const int Backlog = 512;

    private readonly string path;
    private readonly AcceptLoop loop;

    /// <summary>Listens at once.</summary>
    /// <param name="path">The socket's file; must not exist.</param>
    /// <param name="onAccepted">Gets each channel, not yet started, on the listener's thread; must not wait.</param>
    public UnixSocketControlListener(string path, Action<IControlChannel> onAccepted)
    {
        this.path = path;
        loop = new AcceptLoop(AcceptLoop.ListenAt(path, Backlog), "Remote control accept", connection => onAccepted(new UnixSocketControlChannel(connection)));
    }

    public void Dispose()
    {
        loop.Dispose();
        File.Delete(path);
    }
}
