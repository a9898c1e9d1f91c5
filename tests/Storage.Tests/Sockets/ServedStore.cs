using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Remote.Storage.Sockets;
using Remote.Storage.Tests.Support;

namespace Remote.Storage.Tests.Sockets;

/// <summary>A table with its server, clients as other processes have them, and peers that say whatever a test wants.</summary>
internal sealed class ServedStore : ILogger, IAsyncDisposable
{
    private readonly ConcurrentQueue<string> log = new();
    private readonly List<StoreClient> clients = [];

    public ServedStore(long capacity = 1 << 20)
    {
        Store = new TestStore(capacity);
        Server = new StoreServer(Store.Table, Store.Path("store"), this);
        Store.Table.CollectionWanted = Server.AskForCollection;
    }

    public TestStore Store { get; }

    public StoreServer Server { get; }

    public string[] Logged => [.. log];

    public StoreClient NewClient(ulong process)
    {
        var client = new StoreClient(new StoreAddress(TestStore.Number, Store.Path("store"), Store.Arena.Path, Store.Arena.Capacity), process);
        clients.Add(client);
        return client;
    }

    public Socket NewPeer()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = (int)Limits.Wait.TotalMilliseconds };
        socket.Connect(new UnixDomainSocketEndPoint(Store.Path("store")));
        return socket;
    }

    public static void Send(Socket peer, params StoreRequest[] requests) => peer.Send(MemoryMarshal.AsBytes(requests.AsSpan()));

    public async ValueTask DisposeAsync()
    {
        foreach (StoreClient client in clients) await client.DisposeAsync();
        Server.Dispose();
        await Store.DisposeAsync();
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => log.Enqueue(formatter(state, exception));
}
