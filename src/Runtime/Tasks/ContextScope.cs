namespace Remote.Tasks;

/// <summary>
/// Code that runs as part of a call, from construction to <see cref="Dispose"/>. What it leaves in async locals, the culture among them,
/// is not seen by the next call of this thread.
/// </summary>
internal readonly ref struct ContextScope
{
    private readonly ExecutionContext? before;

    public ContextScope(TaskContext context)
    {
        before = ExecutionContext.Capture();
        TaskContext.Current = context;
    }

    public ContextScope(CallTicket ticket)
    {
        before = ExecutionContext.Capture();
        TaskContext.Enter(ticket);
    }

    public void Dispose() => ExecutionContext.Restore(before!);
}
