namespace Remote.Messaging.Tests;

/// <summary>Makes messengers of one kind that can reach each other, and disposes them at the end.</summary>
public abstract class Transport : IAsyncDisposable
{
    private readonly List<IMessenger> messengers = [];

    internal (IMessenger Messenger, TestHandler Handler) Start(ulong process, TestHandler? handler = null)
    {
        IMessenger messenger = Create(process);
        messengers.Add(messenger);
        handler ??= new TestHandler();
        messenger.Start(handler);
        return (messenger, handler);
    }

    /// <summary>An address of that process at which nobody is.</summary>
    internal abstract PeerAddress Nowhere(ulong process);

    public async ValueTask DisposeAsync()
    {
        foreach (IMessenger messenger in messengers) await messenger.DisposeAsync();
        OnDisposed();
    }

    /// <summary>After the messengers.</summary>
    private protected virtual void OnDisposed()
    {
    }

    /// <summary>A messenger that is the caller's to start and dispose.</summary>
    internal abstract IMessenger Create(ulong process);
}
