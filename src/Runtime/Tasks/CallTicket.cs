namespace Remote.Tasks;

/// <summary>
/// What the async local of a call holds whose context is made another call's after it. Whatever the method starts has the ticket, which is never used
/// again: code that outlives its call finds that it has ended, and never another call.
/// </summary>
internal sealed class CallTicket(TaskContext context)
{
    private TaskContext context = context;

    /// <summary>The call's context, which from now on stays this call's; after the end, one that says so.</summary>
    public TaskContext Look()
    {
        // A full fence between the mark and the second look; TryEnd has one between its write and its look for the mark. So one of the two sees the other.
        // A mark that comes too late falls on another call's context, which then is merely not used again.
        Volatile.Read(ref context).Invocation.Keep();
        return Volatile.Read(ref context);
    }

    /// <summary>The method has ended. True where nobody has looked: whoever does from now on gets what stands for a call that has ended.</summary>
    public bool TryEnd(TaskContext ended)
    {
        TaskContext own = Interlocked.Exchange(ref context, ended);
        if (!own.Invocation.IsKept) return true;
        Volatile.Write(ref context, own);
        return false;
    }
}
