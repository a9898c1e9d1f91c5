using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Remote.Diagnostics;
using Remote.Messaging;
using Remote.Wire;

namespace Remote.Nodes.Transfers;

/// <summary>Where other nodes' stores come to: a TCP port, and a thread for each connection.</summary>
internal sealed class TransferServer : IDisposable
{
    private const int StackSize = 256 * 1024;
    private const int Backlog = 128;

    private readonly ConcurrentDictionary<TransferSocket, bool> connections = new();
    private readonly Action<TransferSocket> serve;
    private readonly PeerAddress self;
    private readonly byte[] secret;
    private readonly ILogger logger;
    private readonly AcceptLoop loop;
    private volatile bool disposed;

    /// <summary>Listens at once, to this machine alone.</summary>
    /// <param name="store">The store's number.</param>
    /// <param name="secret">The session's.</param>
    /// <param name="serve">Serves a store that has proved itself, to the end of its connection.</param>
    /// <param name="logger">Hears of peers that break the rules.</param>
    public TransferServer(ulong store, byte[] secret, Action<TransferSocket> serve, ILogger logger)
    {
        (this.secret, this.serve, this.logger) = (secret, serve, logger);
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(Backlog);
        self = new PeerAddress(store, TransferSocket.EndpointOf(listener));
        loop = new AcceptLoop(listener, "Remote transfer accept", OnAccepted);
    }

    public string Endpoint => self.Endpoint;

    public void Dispose()
    {
        disposed = true;
        loop.Dispose();
        foreach (TransferSocket connection in connections.Keys) connection.Dispose();
    }

    private void OnAccepted(Socket socket)
    {
        TransferSocket accepted = TransferSocket.Accepted(socket);
        connections[accepted] = true;
        new Thread(() => Serve(accepted), StackSize) { IsBackground = true, Name = "Remote transfer" }.Start();
        if (disposed) accepted.Dispose();
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
