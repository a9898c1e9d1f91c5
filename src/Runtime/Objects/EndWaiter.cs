namespace Remote.Objects;

/// <summary>A wait for a ref by code that gives no CPU back: whoever called it does.</summary>
internal sealed class EndWaiter : IObjectWaiter
{
    private readonly TaskCompletionSource source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EndWaiter()
    {
    }

    /// <summary>Ends when the ref is complete, with its failure if it failed.</summary>
    public static async Task WaitAsync(ObjectRef reference, CancellationToken cancellationToken)
    {
        var waiter = new EndWaiter();
        if (reference.TryAddWaiter(waiter)) await waiter.source.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        reference.ThrowIfFailed();
    }

    public void OnCompleted(ObjectRef reference) => source.TrySetResult();
}
