using System.Net.Sockets;

namespace Remote.ControlPlane;

// The two threads of a channel.
internal sealed partial class UnixSocketControlChannel
{
    private const int ReadBuffer = 16 * 1024;

    private void WriteLoop()
    {
        try
        {
            while (outgoing.Take() is { } chunk)
            {
                for (int sent = 0; sent < chunk.WrittenCount;) sent += socket.Send(chunk.WrittenSpan[sent..]);
                outgoing.Return(chunk);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            End(error.Message);
        }
        finally
        {
            flushed.TrySetResult();
        }
    }

    private void ReadLoop(Action<ControlMessage> onMessage, Action<string> onClosed)
    {
        try
        {
            using var stream = new BufferedStream(new NetworkStream(socket, ownsSocket: false), ReadBuffer);
            while (ControlFrame.TryRead(stream, out ControlMessage? message)) onMessage(message);
            End("the other end closed the channel");
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            End(error.Message);
        }
        catch (Exception error)
        {
            // An exception here would end the process; a channel whose messages are no longer handled must not look alive either.
            End($"handling a control message failed: {error}");
        }

        onClosed(endReason!);
        socket.Dispose();
    }
}
