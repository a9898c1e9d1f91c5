namespace Remote.Messaging.Tests;

/// <summary>Completes when a number of things have happened, or fails with the first fault.</summary>
internal sealed class Countdown(int count)
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left = count;

    public int Left => Volatile.Read(ref left);

    public Task Done => done.Task.WaitAsync(Patience.Long);

    public void Signal()
    {
        if (Interlocked.Decrement(ref left) == 0) done.TrySetResult();
    }

    public void Fail(string why) => done.TrySetException(new InvalidOperationException(why));
}
