using System.Threading.Channels;

namespace Remote.ActorModel;

/// <summary>
/// The actor behind a <see cref="RemoteQueue{T}"/>. Its calls begin one after the other and wait side by side: what adds items does so before
/// its first wait, or in the order of those who wait.
/// </summary>
internal sealed class RemoteQueueActor<T>(int capacity)
{
    private readonly Channel<T> items = capacity == int.MaxValue ? Channel.CreateUnbounded<T>() : Channel.CreateBounded<T>(capacity);

    public int Count => items.Reader.Count;

    /// <summary>False where there was no room in time.</summary>
    public async ValueTask<bool> PutAsync(T item, int milliseconds, CancellationToken cancellationToken)
    {
        if (milliseconds == 0) return items.Writer.TryWrite(item);
        using CancellationTokenSource limit = Limit(milliseconds, cancellationToken);
        try
        {
            await items.Writer.WriteAsync(item, limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>All or none. Nothing else adds items meanwhile: nobody waits for room while there is some, and no other call begins.</summary>
    public bool PutBatch(T[] batch)
    {
        if (batch.Length > capacity - items.Reader.Count) return false;
        foreach (T item in batch) items.Writer.TryWrite(item);
        return true;
    }

    /// <summary>Empty where there was no item in time.</summary>
    public async ValueTask<T[]> TakeAsync(int most, int milliseconds, CancellationToken cancellationToken)
    {
        if (items.Reader.TryRead(out T? first)) return TakeMore(first, most);
        if (milliseconds == 0) return [];
        using CancellationTokenSource limit = Limit(milliseconds, cancellationToken);
        try
        {
            return TakeMore(await items.Reader.ReadAsync(limit.Token).ConfigureAwait(false), most);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }

    private static CancellationTokenSource Limit(int milliseconds, CancellationToken cancellationToken)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(milliseconds);
        return limit;
    }

    private T[] TakeMore(T first, int most)
    {
        List<T> taken = [first];
        while (taken.Count < most && items.Reader.TryRead(out T? next)) taken.Add(next);
        return [.. taken];
    }
}
