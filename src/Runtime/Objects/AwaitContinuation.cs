using Remote.Messaging;
using Remote.Tasks;

namespace Remote.Objects;

/// <summary>The rest of a method that awaits a ref, and where it has to run: in its synchronization context, or when its task has its CPU back.</summary>
internal sealed class AwaitContinuation : IObjectWaiter, IFollowUp
{
    private readonly Action continuation;
    private readonly ExecutionContext? execution;
    private readonly SynchronizationContext? synchronization;
    private readonly TaskContext? task;

    private AwaitContinuation(Action continuation, ExecutionContext? execution, SynchronizationContext? synchronization, TaskContext? task)
    {
        this.continuation = continuation;
        this.execution = execution;
        this.synchronization = synchronization;
        this.task = task;
    }

    /// <summary>Runs the continuation once the ref is complete: never on this stack.</summary>
    public static void Register(ObjectRef reference, Action continuation, bool flowContext)
    {
        SynchronizationContext? synchronization = SynchronizationContext.Current;
        TaskContext? task = TaskContext.Current;
        object waiter = continuation;
        if (flowContext || synchronization is not null || task is not null)
        {
            ExecutionContext? execution = flowContext ? ExecutionContext.Capture() : null;
            waiter = new AwaitContinuation(continuation, execution, synchronization, task);
            task?.EnterWait();
        }

        if (reference.TryAddWaiter(waiter)) return;
        if (waiter is AwaitContinuation own) own.OnCompleted(reference);
        else reference.GoOn(continuation);
    }

    public void OnCompleted(ObjectRef reference)
    {
        if (reference.Stored is null) GoOn();
        else ThreadPool.UnsafeQueueUserWorkItem(static s => _ = s.Self.ReachAsync(s.Reference), (Self: this, Reference: reference), preferLocal: false);
    }

    // The value may have to come from disk: nobody blocks for it.
    private async Task ReachAsync(ObjectRef reference)
    {
        await reference.ReachAsync().ConfigureAwait(false);
        GoOn();
    }

    private void GoOn()
    {
        if (task is not null) task.ExitWait(Post);
        else Post();
    }

    private void Post()
    {
        if (synchronization is not null) synchronization.Post(static state => ((AwaitContinuation)state!).Run(), this);
        else FollowUps.Run(this);
    }

    void IThreadPoolWorkItem.Execute() => Run();

    private void Run()
    {
        if (execution is null) continuation();
        else ExecutionContext.Run(execution, static c => ((Action)c!)(), continuation);
    }
}
