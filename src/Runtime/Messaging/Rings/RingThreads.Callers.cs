using System.Diagnostics;

namespace Remote.Messaging.Rings;

// Callers that receive for themselves.
internal sealed partial class RingThreads
{
    /// <summary>So often a caller looks once more before it leaves the lead to another.</summary>
    private const int MaxSettling = 8;

    /// <summary>Takes in what is there, unless another thread does so. False where nothing was.</summary>
    public bool TryReceive()
    {
        if (!receiver.TryLead()) return false;
        int noted = bell.Signal;
        try
        {
            bool received = receiver.Pass();
            Settle();
            return received;
        }
        finally
        {
            StopLeading(noted);
        }
    }

    /// <summary>
    /// Looks for what a thread waits for, on that thread, up to a limit; at once over where the machine has no idle core. The thread may call the
    /// handler meanwhile, for whatever else comes.
    /// </summary>
    public bool ReceiveUntil<T>(Func<T, bool> isDone, T state, TimeSpan limit)
    {
        long end = Stopwatch.GetTimestamp() + (Spinning.HasIdleCore ? (long)(limit.TotalSeconds * Stopwatch.Frequency) : 0);
        // What handlers begin is not part of what the user's code runs in.
        ExecutionContext? clean = userCode.Clean, users = clean is null ? null : ExecutionContext.Capture();
        if (users is not null && users != clean) ExecutionContext.Restore(clean!);
        Interlocked.Increment(ref callers);
        try
        {
            bool isOver = false;
            while (!isDone(state) && !isOver && !receiver.IsRetired)
            {
                isOver = Stopwatch.GetTimestamp() >= end;
                if (receiver.TryLead()) LeadUntil(isDone, state, end);
                else Thread.SpinWait(Pause);
            }

            return isDone(state);
        }
        finally
        {
            Interlocked.Decrement(ref callers);
            if (users is not null && users != clean) ExecutionContext.Restore(users);
        }
    }

    private void LeadUntil<T>(Func<T, bool> isDone, T state, long end)
    {
        int noted = bell.Signal;
        try
        {
            BeginLead();
            bell.Attend();
            do
            {
                if (!receiver.Pass()) Thread.SpinWait(Pause);
            }
            while (!isDone(state) && Stopwatch.GetTimestamp() < end);

            noted = bell.Signal;
            // Who has its answer will look for the next; who has not will block.
            if (isDone(state) && HasFollower()) watch.GoOff();
            else Settle();
        }
        catch (Exception exception)
        {
            // Not the caller's fault.
            logger.PassFailed(exception, self);
            receiver.AskForEnd();
        }
        finally
        {
            if (watch.IsOff) receiver.StopLeading();
            else StopLeading(noted);
        }
    }

    // Whatever came since is taken in here: who sent it saw somebody attend. Where it goes on coming, a thread of its own is asked for.
    private void Settle()
    {
        for (int tries = 0; tries < MaxSettling; tries++)
        {
            if (receiver.TrySettle()) return;
        }

        receiver.AskForEnd();
    }
}
