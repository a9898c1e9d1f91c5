using System.Net.Sockets;

namespace Remote.ControlPlane;

/// <summary>
/// A control channel over a connected Unix-domain socket. Both directions have a thread of their own and blocking calls, so that a
/// process whose thread pool is full of user code still hears its node, and still answers.
/// </summary>
internal sealed partial class UnixSocketControlChannel : IControlChannel
{
    private const int StackSize = 256 * 1024;
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(5);

    private readonly Socket socket;
    private readonly OutgoingFrames outgoing = new();
    private readonly TaskCompletionSource flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? endReason;
    private int started;

    public UnixSocketControlChannel(Socket connected)
    {
        socket = connected;
        StartThread(WriteLoop, "Remote control send");
    }

    /// <summary>Opens the channel that a <see cref="UnixSocketControlListener"/> accepts at a path.</summary>
    public static UnixSocketControlChannel Connect(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return new UnixSocketControlChannel(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Start(Action<ControlMessage> onMessage, Action<string> onClosed)
    {
        if (Interlocked.Exchange(ref started, 1) != 0) throw new InvalidOperationException("The channel has been started before.");
        StartThread(() => ReadLoop(onMessage, onClosed), "Remote control receive");
    }

    public void Send(ControlMessage message) => outgoing.Add(ControlFrame.Write(message));

    /// <summary>Sends what is queued, for a bounded time, then ends the channel.</summary>
    public async ValueTask DisposeAsync()
    {
        outgoing.Close();
        await Task.WhenAny(flushed.Task, Task.Delay(FlushLimit)).ConfigureAwait(false);
        End("this end closed the channel");
        if (Interlocked.Exchange(ref started, 1) == 0) socket.Dispose();
    }

    // The receiving thread is the only one that reports the end and frees the socket; this wakes it, and a blocked sender too.
    private void End(string reason)
    {
        Interlocked.CompareExchange(ref endReason, reason, null);
        outgoing.Close();
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Already disconnected.
        }
    }

    private static void StartThread(ThreadStart loop, string name)
        => new Thread(loop, StackSize) { IsBackground = true, Name = name }.Start();
}
