namespace Remote.ControlPlane;

/// <summary>
/// One end of the ordered, reliable channel between a process and its node. Thread-safe. Ends when either side does: a worker whose
/// channel ends has lost its node and exits.
/// </summary>
internal interface IControlChannel : IAsyncDisposable
{
    /// <summary>Starts to receive: calls come one after the other, in order. Called once.</summary>
    /// <param name="onMessage">Gets each message; must not wait.</param>
    /// <param name="onClosed">Called once, after the last message, with the reason.</param>
    void Start(Action<ControlMessage> onMessage, Action<string> onClosed);

    /// <summary>Queues a message; never blocks. After the channel has ended, does nothing.</summary>
    void Send(ControlMessage message);
}
