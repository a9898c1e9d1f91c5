using Microsoft.Extensions.Logging;
using NetMQ;

namespace Remote.Messaging;

/// <summary>
/// The threads of a messenger over NetMQ. One leads: it has the sockets, sleeps in them, and takes in what comes. What that leads to
/// (<see cref="FollowUps"/>) it runs itself where another thread can take over, as the threads of the rings do: user code never holds up the
/// receiving. While it is away nobody has the sockets, and who sends does so himself.
/// </summary>
internal sealed class NetMqThreads
{
    /// <summary>User code may block so many; then what messages lead to runs on the thread pool.</summary>
    private const int MaxThreads = 4;

    /// <summary>At most every so many milliseconds: code that blocks for a moment is no reason for a thread.</summary>
    private const long StartEvery = 20;

    /// <summary>Passes that may fail one after the other before the threads give up.</summary>
    private const int MaxFailures = 100;

    /// <summary>User code up to here does not wake anybody: about what waking takes, seven times.</summary>
    private static readonly TimeSpan ShortRun = TimeSpan.FromMicroseconds(200);

    private readonly NetMqLoop loop;
    private readonly Lead lead;
    private readonly ILogger logger;
    private readonly ulong self;
    private readonly LocalBell bell = new();
    private readonly LeadWatch watch;
    private readonly UserCode userCode = new(ShortRun);
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int failures;
    private int sleeping;
    private int started;
    private long startedAt;
    private volatile bool hasEnded;

    public NetMqThreads(NetMqLoop loop, Lead lead, ILogger logger, ulong self)
    {
        (this.loop, this.lead, this.logger, this.self) = (loop, lead, logger, self);
        watch = new LeadWatch(bell);
    }

    /// <summary>Ends when nobody receives any more.</summary>
    public Task Stopped => stopped.Task;

    public void Start() => StartThread();

    /// <summary>Has somebody do something with the sockets on a thread that does not receive. False where another has them.</summary>
    public bool TryLend(Action work)
    {
        if (!lead.TryTake()) return false;
        bool isWatched = watch.IsOff;
        try
        {
            work();
        }
        catch (Exception exception)
        {
            // Not the fault of whoever sends.
            logger.PassFailed(exception, self);
        }
        finally
        {
            lead.Leave();
            // Who was asked to take over found the sockets taken.
            if (!isWatched) bell.Ring();
        }

        return true;
    }

    private void StartThread()
    {
        startedAt = Environment.TickCount64;
        bool isFirst = started++ == 0;
        new Thread(() => Run(isFirst)) { IsBackground = true, Name = $"Remote messaging {self}-{started}" }.UnsafeStart();
    }

    private void Run(bool leads)
    {
        FollowUps own = new();
        userCode.Begin();
        while (!hasEnded)
        {
            if (leads && TryComeBack()) LeadOn(own);
            else leads = TryTakeOver(own);
            if (own.IsEmpty) continue;
            userCode.Run(own);
            leads = true;
        }

        bell.Ring(); // The next thread ends, and wakes another.
    }

    // Whoever went off finds nobody there, or one that sends just now, or one that has taken over.
    private bool TryComeBack()
    {
        SpinWait spin = new();
        while (!lead.TryTake())
        {
            if (!watch.IsOff || hasEnded) return false;
            spin.SpinOnce(sleep1Threshold: -1);
        }

        return true;
    }

    // Follows, until the leader is missed or has asked for somebody.
    private bool TryTakeOver(FollowUps own)
    {
        int seen = bell.Signal;
        Interlocked.Increment(ref sleeping);
        bool isMissed = watch.IsWanted && watch.Run(seen);
        bool isFree = isMissed || !watch.IsOff;
        if (!isFree || !lead.TryTake())
        {
            if (!hasEnded && !isMissed) bell.Wait(seen, Timeout.InfiniteTimeSpan);
            Interlocked.Decrement(ref sleeping);
            return false;
        }

        Interlocked.Decrement(ref sleeping);
        LeadOn(own);
        return own.IsEmpty;
    }

    private void LeadOn(FollowUps own)
    {
        watch.ComeBack();
        own.Begin();
        try
        {
            while (!loop.IsOver && failures < MaxFailures)
            {
                if (Turn(own)) return;
            }
        }
        finally
        {
            own.End();
        }

        hasEnded = true;
        own.RunElsewhere();
        loop.End(failed: failures >= MaxFailures);
        bell.Ring();
        stopped.SetResult();
    }

    // True where the lead was left, for user code.
    private bool Turn(FollowUps own)
    {
        try
        {
            loop.Look();
            loop.Pass();
            if (!own.IsEmpty && TryLeave()) return true;
            own.RunElsewhere();
            failures = 0;
        }
        catch (Exception exception)
        {
            logger.PassFailed(exception, self);
            failures = exception is TerminatingException ? MaxFailures : failures + 1;
            own.RunElsewhere();
        }

        return false;
    }

    private bool TryLeave()
    {
        if (!HasFollower()) return false;
        bool isShort = userCode.IsShort;
        if (isShort) watch.GoOff();
        lead.Leave();
        if (isShort) loop.SendLeft();
        else bell.Ring();
        return true;
    }

    /// <summary>Whether a thread sleeps that can take over. Where not, one is started, for the next time.</summary>
    private bool HasFollower()
    {
        if (Volatile.Read(ref sleeping) > 0) return true;
        if (started < MaxThreads && Environment.TickCount64 - startedAt >= StartEvery) StartThread();
        return false;
    }
}
