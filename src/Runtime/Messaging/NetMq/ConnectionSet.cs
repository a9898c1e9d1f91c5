using NetMQ;

namespace Remote.Messaging;

/// <summary>
/// The connections of one router, and among them those that have not proved themselves: in order of arrival, bounded in number and time.
/// </summary>
/// <param name="router">The socket.</param>
/// <param name="newHandshake">Makes this end's part of a new connection's handshake.</param>
/// <param name="greetingBytes">How many bytes NetMQ itself sends on a new connection.</param>
/// <param name="options">The bounds.</param>
internal sealed class ConnectionSet(RawRouter router, Func<Handshake> newHandshake, int greetingBytes, NetMqOptions options)
{
    /// <summary>NetMQ may have read one chunk ahead of a connection when it is dropped: so few numbers need be remembered.</summary>
    private const int RememberedDrops = 16;

    private readonly Dictionary<uint, Connection> connections = [];
    private readonly LinkedList<Connection> unproved = new();
    private readonly Queue<uint> dropped = new();

    public RawRouter Router => router;

    public Connection[] All => [.. connections.Values];

    public int Unproved => unproved.Count;

    /// <summary>True while there are more of the unproved than are allowed.</summary>
    public bool IsCrowded => unproved.Count > options.MaxUnproved;

    public Connection? OldestUnproved => unproved.First?.Value;

    public bool TryReceive(ref Msg chunk, out uint id, out bool ended) => router.TryReceive(ref chunk, out id, out ended);

    public Connection? Find(uint id) => connections.GetValueOrDefault(id);

    /// <summary>True where the connection was forgotten a moment ago: what still comes of it is not a new one.</summary>
    public bool WasDropped(uint id) => dropped.Contains(id);

    public Connection Add(uint id)
    {
        long deadline = Environment.TickCount64 + (long)options.HandshakeTimeout.TotalMilliseconds;
        Connection connection = new(this, id, newHandshake(), greetingBytes) { Deadline = deadline };
        connections.Add(id, connection);
        unproved.AddLast(connection.Place);
        return connection;
    }

    public void Prove(Connection connection) => unproved.Remove(connection.Place);

    /// <summary>Forgets a connection that has ended.</summary>
    public void Remove(Connection connection)
    {
        connection.Ended = true;
        connections.Remove(connection.Id);
        dropped.Enqueue(connection.Id);
        if (dropped.Count > RememberedDrops) dropped.Dequeue();
        if (connection.Place.List is not null) unproved.Remove(connection.Place);
    }
}
