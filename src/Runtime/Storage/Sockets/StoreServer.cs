using System.Collections.Concurrent;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Remote.Storage.Blocks;

namespace Remote.Storage.Sockets;

/// <summary>The door of a node's other processes: a Unix-domain socket in a folder that only its user can enter. A thread for each process that uses the store.</summary>
internal sealed class StoreServer : IDisposable
{
    private const int Backlog = 512;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(20);

    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentDictionary<StoreConnection, bool> connections = new();
    private readonly StoreTable table;
    private readonly ILogger logger;
    private volatile bool disposed;

    /// <summary>Listens at once.</summary>
    /// <param name="table">What is asked.</param>
    /// <param name="path">The socket's file; must not exist.</param>
    /// <param name="logger">Hears of peers that break the rules.</param>
    public StoreServer(StoreTable table, string path, ILogger logger)
    {
        this.table = table;
        this.logger = logger;
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

        new Thread(AcceptLoop) { IsBackground = true, Name = "Remote store accept" }.UnsafeStart();
    }

    /// <summary>Asks every connected process to collect what it does not use.</summary>
    public void AskForCollection()
    {
        foreach (StoreConnection connection in connections.Keys) connection.AskForCollection();
    }

    public void Dispose()
    {
        disposed = true;
        socket.Dispose();
        foreach (StoreConnection connection in connections.Keys) connection.Dispose();
    }

    private void AcceptLoop()
    {
        while (!disposed)
        {
            try
            {
                Socket accepted = socket.Accept();
                var connection = new StoreConnection(accepted, table, logger, ended => connections.TryRemove(ended, out _));
                connections[connection] = true;
                connection.Start();
                if (disposed) connection.Dispose();
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // Disposed, or this process is out of file handles for now: not a reason to go deaf.
                if (!disposed) Thread.Sleep(RetryDelay);
            }
        }
    }
}
