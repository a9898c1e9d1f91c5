using Remote.Diagnostics;
using Remote.Tasks;

namespace Remote.Hosting;

/// <summary>
/// Names calls of this process that cannot go on, with the cause: once after a while, then at growing intervals. Many calls that wait
/// for the same are one line. Calls that run, however long, are none of its business. Nothing on a call's path knows of it: it looks, and
/// where there is no call, seldom.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    /// <summary>A call that could not go on for so long is named.</summary>
    public static readonly TimeSpan After = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2.5);

    /// <summary>Where it found no call, the next one cannot be stuck for long enough before that time is over: it is named no later for it.</summary>
    private static readonly TimeSpan EveryWhileQuiet = After;

    private readonly Session session;
    private readonly ITimer timer;

    /// <summary>What was named, and at which age it is named again.</summary>
    private readonly Dictionary<object, TimeSpan> named = [];

    public Watchdog(Session session)
    {
        this.session = session;
        timer = session.Time.CreateTimer(static w => ((Watchdog)w!).OnTime(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(Every, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => timer.Dispose();

    private void OnTime()
    {
        if (session.IsClosed) return;
        bool isQuiet = session.Calls.Count == 0 && session.StalledStreams.IsEmpty && named.Count == 0;
        if (!isQuiet) Scan();
        timer.Change(isQuiet ? EveryWhileQuiet : Every, Timeout.InfiniteTimeSpan);
    }

    private void Scan()
    {
        try
        {
            Dictionary<object, StuckCalls> stuck = Find();
            foreach (object gone in named.Keys.Where(k => !stuck.ContainsKey(k)).ToArray()) named.Remove(gone);
            foreach ((object obstacle, StuckCalls calls) in stuck)
            {
                TimeSpan age = session.Time.GetElapsedTime(calls.Since);
                if (named.TryGetValue(obstacle, out TimeSpan next) && age < next) continue;
                named[obstacle] = age * 2;
                _ = NameAsync(calls, age);
            }
        }
        catch (Exception e)
        {
            Log.WatchdogFailed(session.Logger, e);
        }
    }

    private Dictionary<object, StuckCalls> Find()
    {
        var stuck = new Dictionary<object, StuckCalls>();
        foreach (Call call in session.Calls.Snapshot())
        {
            if (IsYoung(call.Since) || call.StuckSince is not { } since || IsYoung(since)) continue;
            if (!stuck.TryGetValue(call.Obstacle, out StuckCalls? known)) stuck[call.Obstacle] = known = new StuckCalls(call.Name, call.IdText, since, call.Reason, call.OpenRequest);
            known.Count++;
        }

        foreach ((StreamSender sender, long since) in session.StalledStreams)
        {
            if (!IsYoung(since)) stuck[sender] = new StuckCalls(sender.Name, sender.Id, since, static () => StreamSender.Reason, 0) { Count = 1 };
        }

        return stuck;
    }

    private bool IsYoung(long since) => session.Time.GetElapsedTime(since) < After;

    private async Task NameAsync(StuckCalls calls, TimeSpan age)
    {
        string reason = calls.Reason();
        if (calls.Request != 0)
        {
            string[] why = await session.Questions.WhyAsync([calls.Request], CancellationToken.None).ConfigureAwait(false);
            if (why[0].Length > 0) reason = $"{reason}: {why[0]}";
        }

        string others = calls.Count > 1 ? $", and {calls.Count - 1} more calls with it," : "";
        Log.CallStuck(session.Logger, calls.Name, calls.Id, others, reason, (long)age.TotalSeconds);
    }
}
