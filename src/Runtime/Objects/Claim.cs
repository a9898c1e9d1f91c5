namespace Remote.Objects;

/// <summary>
/// This process's hold on something that it shares with others, an object or an actor: announced when a ref to it arrives, given back
/// when the last ref to it here is collected.
/// </summary>
internal abstract class Claim(object? lender)
{
    private object? keepAlive = lender;
    private TaskCompletionSource? waiting;
    private bool announced;

    public bool IsAnnounced => Volatile.Read(ref announced);

    /// <summary>Ends when whoever counts the holders has noted this process, or is dead.</summary>
    public Task Announced => IsAnnounced ? Task.CompletedTask : WaitAsync();

    /// <summary>This process is noted: whoever lent the ref may let go.</summary>
    public void Acknowledge()
    {
        keepAlive = null;
        // A full fence: whoever begins to wait at this moment looks at the flag after it.
        Interlocked.Exchange(ref announced, true);
        Volatile.Read(ref waiting)?.TrySetResult();
    }

    /// <summary>Appends the entry by which a receiver can claim the same.</summary>
    public abstract void WriteTo(ref RefListWriter list);

    // Of thousands of claims in one message, few are waited for.
    private Task WaitAsync()
    {
        var created = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource source = Interlocked.CompareExchange(ref waiting, created, null) ?? created;
        if (IsAnnounced) source.TrySetResult();
        return source.Task;
    }
}
