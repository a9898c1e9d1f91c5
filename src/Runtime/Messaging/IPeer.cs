using Remote.Wire;

namespace Remote.Messaging;

/// <summary>Another process of the session, as a place to send messages to. Thread-safe.</summary>
internal interface IPeer
{
    /// <summary>The other process's number.</summary>
    ulong Process { get; }

    /// <summary>Bytes that were given to <see cref="Send"/> and have not left yet: senders that can wait look here.</summary>
    long QueuedBytes { get; }

    /// <summary>
    /// Queues a message and takes over its buffer. Never blocks. Messages of one thread arrive once and in order, or the peer is
    /// reported closed. After a close, messages are discarded.
    /// </summary>
    void Send(MessageBuffer message);
}
