using System.Collections.Concurrent;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Remote.Storage.Blocks;
using Remote.Wire;

namespace Remote.Storage.Sockets;

/// <summary>The door of a node's other processes: a Unix-domain socket in a folder that only its user can enter. A thread for each process that uses the store.</summary>
internal sealed class StoreServer : IDisposable
{
    private const int Backlog = 512;

    private readonly ConcurrentDictionary<StoreConnection, bool> connections = new();
    private readonly StoreTable table;
    private readonly ILogger logger;
    private readonly AcceptLoop loop;
    private volatile bool isDisposed;

    /// <summary>Listens at once.</summary>
    /// <param name="table">What is asked.</param>
    /// <param name="path">The socket's file; must not exist.</param>
    /// <param name="logger">Hears of peers that break the rules.</param>
    public StoreServer(StoreTable table, string path, ILogger logger)
    {
        this.table = table;
        this.logger = logger;
        loop = new AcceptLoop(AcceptLoop.ListenAt(path, Backlog), "Remote store accept", Serve);
    }

    /// <summary>Asks every connected process to collect what it does not use.</summary>
    public void AskForCollection()
    {
        foreach (StoreConnection connection in connections.Keys) connection.AskForCollection();
    }

    public void Dispose()
    {
        isDisposed = true;
        loop.Dispose();
        foreach (StoreConnection connection in connections.Keys) connection.Dispose();
    }

    private void Serve(Socket accepted)
    {
        var connection = new StoreConnection(accepted, table, logger, ended => connections.TryRemove(ended, out _));
        connections[connection] = true;
        connection.Start();
        if (isDisposed) connection.Dispose();
    }
}
