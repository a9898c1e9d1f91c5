using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Remote.ActorModel;

/// <summary>Calls for many items, a window of them ahead of whoever reads the results.</summary>
internal sealed class PoolMap<TItem, TResult>(
    IAsyncEnumerable<TItem> items, Func<TItem, CancellationToken, Task<TResult>> submit, int window, bool ordered)
{
    private readonly SemaphoreSlim slots = new(window);
    private readonly Channel<Task<TResult>> results = Channel.CreateUnbounded<Task<TResult>>();

    public async IAsyncEnumerable<TResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _ = FeedAsync(end.Token);
        try
        {
            await foreach (Task<TResult> result in results.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                slots.Release();
                yield return await result.ConfigureAwait(false);
            }
        }
        finally
        {
            end.Cancel();
        }
    }

    // Never throws: what goes wrong here, the items' own failure included, is the reader's to hear.
    private async Task FeedAsync(CancellationToken token)
    {
        try
        {
            await foreach (TItem item in items.WithCancellation(token).ConfigureAwait(false))
            {
                await slots.WaitAsync(token).ConfigureAwait(false);
                Submit(item, token);
            }

            // All slots are free again when the last result was read.
            for (int i = 0; i < window; i++) await slots.WaitAsync(token).ConfigureAwait(false);
            results.Writer.TryComplete();
        }
        catch (Exception e)
        {
            results.Writer.TryComplete(e);
        }
    }

    private void Submit(TItem item, CancellationToken token)
    {
        Task<TResult> result = submit(item, token);
        if (ordered) results.Writer.TryWrite(result);
        _ = NoteEndAsync(result);
    }

    // Also observes the failure of a result that nobody reads any more.
    private async Task NoteEndAsync(Task<TResult> result)
    {
        await ((Task)result).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!ordered) results.Writer.TryWrite(result);
    }
}
