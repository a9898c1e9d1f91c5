using Remote.Objects;
using Remote.Serialization;
using Remote.Tasks;

namespace Remote;

/// <summary>
/// The items of a remote method that yields them, each usable before the method ends. Enumerated once. The method is held back while
/// the reader is far behind, and cancelled when the enumeration ends early or nobody holds the stream any more.
/// </summary>
/// <typeparam name="T">An item's type.</typeparam>
public sealed class ObjectRefStream<T> : IAsyncEnumerable<T>
{
    private readonly ObjectRef end;
    private readonly StreamItems items;
    private int enumerated;

    internal ObjectRefStream(ObjectRef end, StreamItems items)
    {
        this.end = end;
        this.items = items;
        if (!end.TryAddWaiter(items)) ((IObjectWaiter)items).OnCompleted(end);
    }

    /// <summary>Cancels the method of a stream that was dropped: it would wait for a reader for ever.</summary>
    ~ObjectRefStream()
    {
        if (end.Call is { } call) ThreadPool.UnsafeQueueUserWorkItem(static c => c.CancelAsync(force: false), call, preferLocal: false);
    }

    /// <summary>Completes when the method has ended, with its failure if it failed.</summary>
    public ObjectRef Completion
    {
        get
        {
            // Somebody waits for the end without the items.
            GC.SuppressFinalize(this);
            return end;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The stream was enumerated before.</exception>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref enumerated, 1) != 0)
            throw new InvalidOperationException("A stream can be enumerated once: its items are not kept. Collect them in a list to read them again.");
        try
        {
            while (await items.NextAsync(cancellationToken).ConfigureAwait(false) is { } item)
            {
                yield return item.Stored is { } stored ? await ReadAsync(stored, cancellationToken).ConfigureAwait(false) : Codec<T>.Read(item.Payload, out _);
                GC.KeepAlive(item);
                items.OnRead();
            }

            end.ThrowIfFailed();
        }
        finally
        {
            GC.SuppressFinalize(this);
            if (end.Call is { } call) _ = call.CancelAsync(force: false);
        }
    }

    // Items are not kept: the block is free once it was read, unless what was read lies in it.
    private async ValueTask<T> ReadAsync(StoredValue stored, CancellationToken cancellationToken)
    {
        using var item = new ObjectRef<T>(end.Session);
        item.TryComplete([], null, [stored]);
        return await item.MaterializeAsync(cancellationToken).ConfigureAwait(false);
    }
}
