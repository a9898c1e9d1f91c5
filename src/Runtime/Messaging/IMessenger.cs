namespace Remote.Messaging;

/// <summary>
/// One process's end of the data plane: it is reached at <see cref="Address"/> and reaches others by theirs. A connection carries
/// nothing until both ends have proved that they know the session's secret. Thread-safe.
/// </summary>
internal interface IMessenger : IAsyncDisposable
{
    /// <summary>Where others reach this process; known once constructed.</summary>
    PeerAddress Address { get; }

    /// <summary>Starts to receive. Called once, before any <see cref="Connect"/>.</summary>
    void Start(IMessageHandler handler);

    /// <summary>
    /// The peer with that process number: the living connection where there is one (whoever opened it), else a new one. Returns at
    /// once; messages sent meanwhile leave in order when the handshake is done. A connection that fails is reported to
    /// <see cref="IMessageHandler.OnPeerClosed"/>.
    /// </summary>
    IPeer Connect(PeerAddress address);

    /// <summary>
    /// Looks for an answer on the thread that is about to block for it, for a moment, where that is worth it: sleeping and waking would take longer.
    /// </summary>
    /// <param name="isHere">Whether it is here.</param>
    /// <param name="answer">What is looked for.</param>
    /// <returns>Whether it is here. False where this kind of messenger cannot look, or did not find it.</returns>
    bool TryFind(Func<object, bool> isHere, object answer) => false;

    /// <summary>Takes in what has come, before what is known otherwise is acted on: what a dead process has said last. A messenger that cannot does nothing.</summary>
    void TakeIn()
    {
    }

    /// <summary>
    /// Drops the connections to a process that is known to be dead; what was queued for it is discarded. Reported to
    /// <see cref="IMessageHandler.OnPeerClosed"/> like any close, once.
    /// </summary>
    void Disconnect(ulong process);
}
