using Remote.Tasks;

namespace Remote.Objects;

/// <summary>
/// Completes a view of a ref with the ref's value. Nobody waits here: a task that makes a view keeps its CPU, which it would give away
/// by an await.
/// </summary>
internal sealed class Conversion<T, TBase>(ObjectRef<T> source, ObjectRef<TBase> view) : IObjectWaiter
{
    private readonly TaskContext? task = TaskContext.Current;

    // Decoding runs constructors of user types: not on this thread.
    public void OnCompleted(ObjectRef reference) => ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.ConvertAsync(), this, preferLocal: false);

    private async Task ConvertAsync()
    {
        await source.ReachAsync().ConfigureAwait(false);
        Convert();
    }

    private void Convert()
    {
        TaskContext? before = TaskContext.Current;
        TaskContext.Current = task;
        try
        {
            view.Keep((TBase)(object?)source.MaterializeForUser()!);
        }
        catch (Exception e)
        {
            view.TryFail(e);
        }
        finally
        {
            TaskContext.Current = before;
            source.EndUse();
        }
    }
}
