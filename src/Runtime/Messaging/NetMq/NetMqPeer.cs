using Remote.Wire;

namespace Remote.Messaging;

/// <summary>
/// Another process, over however many connections there are to it: one as a rule, two where both ends dialled at once. All are listened
/// to; the first that proved itself is the only one that is sent on, which keeps the order.
/// </summary>
/// <param name="process">The other process.</param>
/// <param name="changed">Called when the outbox has something to send.</param>
internal sealed class NetMqPeer(ulong process, Action<NetMqPeer> changed) : ITablePeer
{
    private readonly List<Connection> connections = [];
    private int announced;

    public ulong Process => process;

    public long QueuedBytes => Outbox.Bytes;

    public Outbox Outbox { get; } = new();

    /// <summary>The I/O thread's: the connections that proved to be this process.</summary>
    public IReadOnlyList<Connection> Connections => connections;

    /// <summary>The I/O thread's: where messages leave, once there is a connection.</summary>
    public Connection? Sender => connections.Count == 0 ? null : connections[0];

    /// <summary>The I/O thread's: set by the report that the peer is closed, of which there is one.</summary>
    public bool Reported { get; set; }

    public void Send(MessageBuffer message)
    {
        if (Outbox.TryAdd(message) && Interlocked.Exchange(ref announced, 1) == 0) changed(this);
    }

    public void Seal() => Outbox.Seal();

    public void Discard() => Outbox.Close();

    /// <summary>The I/O thread's, before it looks into the outbox: what is added from now on is announced again.</summary>
    public void Acknowledge() => Interlocked.Exchange(ref announced, 0);

    public void Attach(Connection connection) => connections.Add(connection);
}
