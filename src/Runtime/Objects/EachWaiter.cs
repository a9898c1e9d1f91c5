using System.Threading.Channels;
using Remote.Tasks;

namespace Remote.Objects;

/// <summary>Collects refs in the order in which they complete.</summary>
internal sealed class EachWaiter : IObjectWaiter
{
    private readonly Channel<ObjectRef> completed = Channel.CreateUnbounded<ObjectRef>(new() { SingleReader = true });
    private readonly IReadOnlyList<ObjectRef> all;

    public EachWaiter(IReadOnlyList<ObjectRef> all)
    {
        this.all = all;
        foreach (ObjectRef reference in all)
        {
            if (!reference.TryAddWaiter(this)) OnCompleted(reference);
        }
    }

    public async ValueTask<ObjectRef> NextAsync(CancellationToken cancellationToken)
    {
        if (completed.Reader.TryRead(out ObjectRef? ready)) return ready;
        TaskContext? task = TaskContext.Current;
        task?.EnterWait();
        try
        {
            return await completed.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (task is not null) await task.ExitWaitAsync().ConfigureAwait(false);
        }
    }

    public void Stop()
    {
        foreach (ObjectRef reference in all) reference.RemoveWaiter(this);
    }

    public void OnCompleted(ObjectRef reference) => completed.Writer.TryWrite(reference);
}
