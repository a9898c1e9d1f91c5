using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Remote.Diagnostics;
using Remote.Messaging;

namespace Remote.Nodes.Transfers;

/// <summary>Where other nodes' stores come to: a TCP port, and a thread for each connection.</summary>
internal sealed class TransferServer : IDisposable
{
    private const int StackSize = 256 * 1024;
    private const int Backlog = 128;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(20);

    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<TransferSocket, bool> connections = new();
    private readonly Action<TransferSocket> serve;
    private readonly PeerAddress self;
    private readonly byte[] secret;
    private readonly ILogger logger;
    private volatile bool disposed;

    /// <summary>Listens at once, to this machine alone.</summary>
    /// <param name="store">The store's number.</param>
    /// <param name="secret">The session's.</param>
    /// <param name="serve">Serves a store that has proved itself, to the end of its connection.</param>
    /// <param name="logger">Hears of peers that break the rules.</param>
    public TransferServer(ulong store, byte[] secret, Action<TransferSocket> serve, ILogger logger)
    {
        (this.secret, this.serve, this.logger) = (secret, serve, logger);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(Backlog);
        self = new PeerAddress(store, TransferSocket.EndpointOf(listener));
        new Thread(AcceptLoop, StackSize) { IsBackground = true, Name = "Remote transfer accept" }.Start();
    }

    public string Endpoint => self.Endpoint;

    public void Dispose()
    {
        disposed = true;
        listener.Dispose();
        foreach (TransferSocket connection in connections.Keys) connection.Dispose();
    }

    private void AcceptLoop()
    {
        while (!disposed)
        {
            try
            {
                TransferSocket accepted = TransferSocket.Accepted(listener.Accept());
                connections[accepted] = true;
                new Thread(() => Serve(accepted), StackSize) { IsBackground = true, Name = "Remote transfer" }.Start();
                if (disposed) accepted.Dispose();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // Disposed, or this process is out of file handles for now: not a reason to go deaf.
                if (!disposed) Thread.Sleep(RetryDelay);
            }
        }
    }

    private void Serve(TransferSocket connection)
    {
        try
        {
            connection.Admit(self, secret);
            serve(connection);
        }
        catch (IOException)
        {
            // Gone, or a stranger.
        }
        catch (Exception e)
        {
            if (!disposed) Log.TransferPeerRefused(logger, connection.Peer, e.Message, e is InvalidDataException ? null : e);
        }

        connections.TryRemove(connection, out _);
        connection.Dispose();
    }
}
