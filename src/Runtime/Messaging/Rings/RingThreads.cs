using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Remote.Messaging.Rings;

/// <summary>
/// Who drives a <see cref="RingReceiver"/>. A thread of its own leads: it looks on for a while when nothing is there, where that is worth it, and then
/// sleeps. What the messages led to (<see cref="FollowUps"/>) it runs itself, where another thread is there to take over: user code never holds up the receiving.
/// Callers that look for their own answer lead meanwhile, too. Whoever goes off to run user code that is mostly short leaves the doorbell as it is, and comes back
/// or is missed by the watcher (<see cref="LeadWatch"/>): so calls that follow each other wake nobody.
/// </summary>
internal sealed partial class RingThreads(RingReceiver receiver, Doorbell bell, RingOptions options, ILogger logger, ulong self)
{
    /// <summary>Between two looks at the rings: a tenth of a microsecond or so.</summary>
    private const int Pause = 2;

    /// <summary>Turns that may fail one after the other before the threads give up.</summary>
    private const int MaxFailures = 100;

    /// <summary>User code may block so many; then what messages lead to runs on the thread pool.</summary>
    private const int MaxThreads = 4;

    /// <summary>At most every so many milliseconds: code that blocks for a moment is no reason for a thread.</summary>
    private const long StartEvery = 20;

    private static readonly TimeSpan FarewellSleep = TimeSpan.FromMilliseconds(10);

    private readonly CoreWatch ownWatch = new();
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SpinPolicy? spin;
    private readonly LeadWatch watch = new(bell);
    private readonly UserCode userCode = new(options.SpinLimit * 2);
    private int callers;
    private int sleeping;
    private int started;
    private int ended;
    private long startedAt;

    /// <summary>When the last leader went to sleep; 0 where it did not. The leader's.</summary>
    private long settledAt;
    private volatile RingFarewell? farewell;

    /// <summary>Ends when nobody receives any more.</summary>
    public Task Stopped => stopped.Task;

    private SpinPolicy Spinning => spin ??= new SpinPolicy(options.SpinLimit, options.Cores ?? ownWatch);

    private bool IsOver => farewell?.IsOver() == true;

    public void Start()
    {
        _ = Spinning;
        StartThread();
    }

    /// <summary>Has the threads end when the farewell is over.</summary>
    public void Stop(RingFarewell last)
    {
        farewell = last;
        bell.Ring();
    }

    /// <summary>Gives the lead up. Who was rung for meanwhile could not lead, and sleeps again.</summary>
    private void StopLeading(int noted)
    {
        receiver.StopLeading();
        if (bell.Signal != noted) bell.Ring();
    }

    private void StartThread()
    {
        startedAt = Environment.TickCount64;
        new Thread(Run) { IsBackground = true, Name = $"Remote rings {self}-{++started}" }.UnsafeStart();
    }

    private void Run()
    {
        FollowUps own = new();
        userCode.Begin();
        int failures = 0;
        bool hasRun = false;
        while (failures < MaxFailures && !IsOver && !receiver.IsRetired)
        {
            try
            {
                Turn(own, hasRun);
                failures = 0;
            }
            catch (Exception exception)
            {
                logger.PassFailed(exception, self);
                failures++;
                own.RunElsewhere();
            }

            hasRun = !own.IsEmpty;
            if (hasRun) userCode.Run(own);
        }

        End(failures == MaxFailures ? "the receiving thread failed" : null);
    }

    private void End(string? failure)
    {
        if (Interlocked.Exchange(ref ended, 1) == 0)
        {
            while (!receiver.TryLead()) Thread.Sleep(1); // A caller or another thread leads; it has an end.
            receiver.Retire(failure);
            ownWatch.Dispose();
            stopped.SetResult();
        }

        bell.Ring(); // The next thread ends, and wakes another.
    }

    private void Turn(FollowUps own, bool hasRun)
    {
        int seen = bell.Signal;
        bool isMissed = !hasRun && watch.IsOff && IsMissed(seen);
        if ((hasRun || isMissed || !watch.IsOff) && !TryLead(own) && isMissed) return; // It gives the lead up just now: nobody else watches.
        if (own.IsEmpty) Sleep(seen);
    }

    private bool TryLead(FollowUps own)
    {
        if (receiver.TryLead())
        {
            Lead(own);
            return true;
        }

        if (farewell is not null) receiver.AskForEnd();
        return false;
    }

    // Who watches is a follower: it takes over where nobody comes back.
    private bool IsMissed(int seen)
    {
        Interlocked.Increment(ref sleeping);
        bool isMissed = watch.Run(seen);
        Interlocked.Decrement(ref sleeping);
        return isMissed;
    }

    private void BeginLead()
    {
        watch.ComeBack();
        if (settledAt != 0) Spinning.OnSlept(Stopwatch.GetTimestamp() - settledAt);
        settledAt = 0;
    }

    private void Lead(FollowUps own)
    {
        BeginLead();
        own.Begin();
        int noted = bell.Signal;
        try
        {
            do
            {
                bell.Attend();
                Look(own);
                noted = bell.Signal;
            }
            while (!TryStop(own));
        }
        finally
        {
            own.End();
            // Who goes to sleep looks at the bell itself; who is off is watched.
            if (own.IsEmpty || watch.IsOff) receiver.StopLeading();
            else StopLeading(noted);
        }
    }

    // Until nothing comes any more, or what came is to be run here.
    private void Look(FollowUps own)
    {
        while ((receiver.Pass() || Spin()) && !IsOver)
        {
            if (own.IsEmpty) continue;
            if (HasFollower()) return;
            own.RunElsewhere();
        }
    }

    private bool TryStop(FollowUps own)
    {
        if (!own.IsEmpty && userCode.IsShort && HasFollower())
        {
            watch.GoOff();
            return true;
        }

        bool isSettled = receiver.TrySettle();
        if (!own.IsEmpty && HasFollower())
        {
            if (!isSettled) receiver.AskForEnd();
            return true;
        }

        own.RunElsewhere();
        if (isSettled) settledAt = Stopwatch.GetTimestamp();
        return isSettled;
    }

    /// <summary>Whether a thread sleeps that the next message would wake. Where not, one is started, for the next time.</summary>
    private bool HasFollower()
    {
        if (Volatile.Read(ref sleeping) > 0) return true;
        if (started < MaxThreads && Environment.TickCount64 - startedAt >= StartEvery && farewell is null) StartThread();
        return false;
    }

    private bool Spin()
    {
        long budget = Volatile.Read(ref callers) == 0 ? Spinning.Budget : 0;
        if (budget == 0) return Volatile.Read(ref callers) == 0 && Nap();
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

    // The bell still says that somebody looks: senders make no system call, and what they send meanwhile is taken in together. Only a timer ends it, so it is short.
    private bool Nap()
    {
        if (!receiver.Taken.IsCrowd() || farewell is not null) return false;
        bell.Wait(bell.Signal, options.SpinLimit);
        return receiver.Pass();
    }

    private void Sleep(int seen)
    {
        Interlocked.Increment(ref sleeping);
        bell.Wait(seen, farewell is null ? options.LongestSleep : FarewellSleep);
        Interlocked.Decrement(ref sleeping);
    }
}
