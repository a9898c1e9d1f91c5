using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Remote.Messaging.Rings;

/// <summary>
/// Who drives a <see cref="RingReceiver"/>: a thread of its own, which looks on for a while when nothing is there, where that is worth it, and then
/// sleeps; and callers that look for their own answer, to whom the thread leaves the lead.
/// </summary>
internal sealed class RingThread(RingReceiver receiver, Doorbell bell, RingOptions options, ILogger logger, ulong self)
{
    /// <summary>Between two looks at the rings: a tenth of a microsecond or so.</summary>
    private const int Pause = 2;

    /// <summary>Turns that may fail one after the other before the thread gives up.</summary>
    private const int MaxFailures = 100;

    private static readonly TimeSpan FarewellSleep = TimeSpan.FromMilliseconds(10);

    private readonly CoreWatch ownWatch = new();
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SpinPolicy? spin;
    private int callers;
    private volatile RingFarewell? farewell;

    /// <summary>Ends when the thread has.</summary>
    public Task Stopped => stopped.Task;

    private SpinPolicy Spinning => spin ??= new SpinPolicy(options.SpinLimit, options.Cores ?? ownWatch);

    public void Start()
    {
        _ = Spinning;
        new Thread(Run) { IsBackground = true, Name = $"Remote rings {self}" }.UnsafeStart();
    }

    /// <summary>Has the thread end when the farewell is over.</summary>
    public void Stop(RingFarewell last)
    {
        farewell = last;
        bell.Ring();
    }

    /// <summary>Takes in what is there, unless another thread does so. False where nothing was.</summary>
    public bool TryReceive()
    {
        if (!receiver.TryLead()) return false;
        try
        {
            bool received = receiver.Pass();
            Settle();
            return received;
        }
        finally
        {
            receiver.StopLeading();
        }
    }

    /// <summary>
    /// Looks for what a thread waits for, on that thread, up to a limit; at once over where the machine has no idle core. The thread may call the
    /// handler meanwhile, for whatever else comes.
    /// </summary>
    public bool ReceiveUntil<T>(Func<T, bool> isDone, T state, TimeSpan limit)
    {
        long end = Stopwatch.GetTimestamp() + (Spinning.HasIdleCore ? (long)(limit.TotalSeconds * Stopwatch.Frequency) : 0);
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
        }
    }

    private void LeadUntil<T>(Func<T, bool> isDone, T state, long end)
    {
        try
        {
            bell.Attend();
            do
            {
                if (!receiver.Pass()) Thread.SpinWait(Pause);
            }
            while (!isDone(state) && Stopwatch.GetTimestamp() < end);

            Settle();
        }
        finally
        {
            receiver.StopLeading();
        }
    }

    private void Settle()
    {
        while (!receiver.TrySettle())
        {
            // Whatever came since is taken in here: who sent it saw somebody attend.
        }
    }

    private void Run()
    {
        int failures = 0;
        while (failures < MaxFailures && farewell?.IsOver() != true)
        {
            try
            {
                Turn();
                failures = 0;
            }
            catch (Exception exception)
            {
                logger.PassFailed(exception, self);
                failures++;
            }
        }

        while (!receiver.TryLead()) Thread.Sleep(1); // A caller leads; it has an end.
        receiver.Retire(failures == MaxFailures ? "the receiving thread failed" : null);
        ownWatch.Dispose();
        stopped.SetResult();
    }

    private void Turn()
    {
        int seen = bell.Signal;
        if (receiver.TryLead()) Lead();
        else if (!receiver.AskForEnd()) return;
        Sleep(seen);
    }

    private void Lead()
    {
        try
        {
            do
            {
                bell.Attend();
                while ((receiver.Pass() || Spin()) && farewell?.IsOver() != true)
                {
                    // As long as something comes.
                }
            }
            while (!receiver.TrySettle());
        }
        finally
        {
            receiver.StopLeading();
        }
    }

    private bool Spin()
    {
        long budget = Volatile.Read(ref callers) == 0 ? Spinning.Budget : 0;
        if (budget == 0) return false;
        long end = Stopwatch.GetTimestamp() + budget;
        do
        {
            Thread.SpinWait(Pause);
            if (!receiver.Pass()) continue;
            Spinning.OnSpun(found: true);
            return true;
        }
        while (Volatile.Read(ref callers) == 0 && Stopwatch.GetTimestamp() < end);

        Spinning.OnSpun(found: false);
        return false;
    }

    private void Sleep(int seen)
    {
        long start = Stopwatch.GetTimestamp();
        bell.Wait(seen, farewell is null ? options.LongestSleep : FarewellSleep);
        Spinning.OnSlept(Stopwatch.GetTimestamp() - start);
    }
}
