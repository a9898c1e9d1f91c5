namespace Remote.ControlPlane;

/// <summary>
/// A channel whose first message one side waits for before it knows who handles the rest: later messages are kept until
/// <see cref="Start"/> and then delivered in order.
/// </summary>
internal sealed class HandshakeControlChannel : IControlChannel
{
    private readonly Lock gate = new();
    private readonly IControlChannel inner;
    private readonly Action<string>? onEnded;
    private readonly List<ControlMessage> kept = [];
    private readonly TaskCompletionSource<ControlMessage> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action<ControlMessage>? deliver;
    private Action<string>? close;
    private string? closeReason;

    /// <param name="inner">A channel that has not been started.</param>
    /// <param name="onEnded">Called when the channel ends, before any other handler and whether or not there is one.</param>
    public HandshakeControlChannel(IControlChannel inner, Action<string>? onEnded = null)
    {
        this.inner = inner;
        this.onEnded = onEnded;
        inner.Start(OnMessage, OnClosed);
    }

    /// <summary>The first message; fails with an <see cref="IOException"/> where the channel ends before it comes.</summary>
    public Task<ControlMessage> FirstMessage => first.Task;

    public void Start(Action<ControlMessage> onMessage, Action<string> onClosed)
    {
        lock (gate)
        {
            if (deliver is not null) throw new InvalidOperationException("The channel has been started before.");
            (deliver, close) = (onMessage, onClosed);

            // Under the lock, so that a message that comes now waits for those that came before it.
            foreach (ControlMessage message in kept) onMessage(message);
            kept.Clear();
            if (closeReason is null) return;
        }

        onClosed(closeReason);
    }

    public void Send(ControlMessage message) => inner.Send(message);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private void OnMessage(ControlMessage message)
    {
        if (first.TrySetResult(message)) return;
        lock (gate)
        {
            if (deliver is null)
            {
                kept.Add(message);
                return;
            }
        }

        deliver(message);
    }

    private void OnClosed(string reason)
    {
        onEnded?.Invoke(reason);
        if (first.TrySetException(new IOException($"The control channel ended before its first message: {reason}."))) _ = first.Task.Exception;
        lock (gate)
        {
            closeReason = reason;
            if (close is null) return;
        }

        close(reason);
    }
}
