using System.Diagnostics.CodeAnalysis;
using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Messaging;
using Remote.Tasks;

namespace Remote.ActorModel;

/// <summary>
/// The calls of one concurrency group of an actor. They begin in the order they came; at most <paramref name="maxConcurrency"/> are under
/// way, so with one a call begins when the one before has ended, its awaits included. Its state is guarded by the actor's gate.
/// </summary>
/// <param name="actor">The actor.</param>
/// <param name="maxConcurrency">How many may be under way.</param>
/// <param name="beginsInOrder">Whether each call runs to its first wait before the next begins, however many may be under way.</param>
internal sealed class ActorMailbox(HostedActor actor, int maxConcurrency, bool beginsInOrder) : IFollowUp
{
    /// <summary>Calls run by one turn of the thread pool before other work gets one.</summary>
    private const int TurnLength = 64;

    private readonly Deque<ActorWork> waiting = new();
    private readonly Session session = actor.Session;
    private int underWay;
    private int turns;
    private bool beginning;

    public void Add(ActorWork work)
    {
        waiting.AddLast(work);
        Schedule();
    }

    /// <summary>Whether calls wait; some may have been answered already, which a turn is to find.</summary>
    public bool HasWaiting => waiting.Count > 0;

    public ActorWork[] TakeAll() => waiting.TakeAll();

    /// <summary>Asks for as many turns as calls may begin now.</summary>
    public void Schedule()
    {
        if (!actor.IsRunning) return;
        while (underWay + turns < maxConcurrency && waiting.Count > turns && !(beginsInOrder && (beginning || turns > 0)))
        {
            turns++;
            FollowUps.Run(this);
        }

        actor.EndIfDone();
    }

    void IThreadPoolWorkItem.Execute()
    {
        ActorWork? ended = null;
        for (int i = 0; TryTakeNext(ended, first: i == 0, last: i == TurnLength, out ActorWork? work); i++)
        {
            bool hasEnded = Run(work);
            if (!hasEnded && !beginsInOrder) return;
            ended = hasEnded ? work : null;
        }
    }

    // Notes the end of the call before, and takes the next: one lock a call.
    private bool TryTakeNext(ActorWork? ended, bool first, bool last, [NotNullWhen(true)] out ActorWork? work)
    {
        work = null;
        lock (actor.Gate)
        {
            if (first) turns--;
            beginning = false;
            if (ended is not null) NoteEnd(ended);
            if (!last && underWay + turns < maxConcurrency && TryTakeWaiting(out work))
            {
                work.Begun = true;
                beginning = true;
                underWay++;
                actor.NoteBegin();
                Schedule();
                return true;
            }

            Schedule();
            return false;
        }
    }

    private bool TryTakeWaiting([NotNullWhen(true)] out ActorWork? work)
    {
        while (waiting.TryTakeFirst(out work))
        {
            if (!work.Withdrawn) return true;
        }

        return false;
    }

    /// <summary>Runs one call; true where it has ended on this stack.</summary>
    private bool Run(ActorWork work)
    {
        long start = session.Time.GetTimestamp();
        ValueTask end = Invoke(work, out ActorMethod? method);
        string name = method?.Name ?? actor.Spec.ClassName;
        if (!end.IsCompleted)
        {
            _ = FinishAsync(work, end, name, start);
            return false;
        }

        CallReply.Send(session, work.Call, end, name, Elapsed(start));
        return true;
    }

    private ValueTask Invoke(ActorWork work, out ActorMethod? method)
    {
        method = null;
        using var scope = new ContextScope(new ActorContext(session, work.Call, actor));
        try
        {
            return work.Call.IsCancelled ? ValueTask.FromCanceled(new CancellationToken(true))
                : DispatchTable.TryGetActorMethod(work.Method, out method) ? method.Invoke(actor.Instance!, work.Call)
                : ValueTask.FromException(UnknownCode.Method(work.Method, session));
        }
        catch (Exception e)
        {
            return ValueTask.FromException(e);
        }
    }

    private async Task FinishAsync(ActorWork work, ValueTask end, string name, long start)
    {
        Exception? failure = null;
        try
        {
            await end.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failure = e;
        }

        CallReply.Send(session, work.Call, failure is null ? default : ValueTask.FromException(failure), name, Elapsed(start));
        lock (actor.Gate)
        {
            NoteEnd(work);
            Schedule();
        }
    }

    private void NoteEnd(ActorWork work)
    {
        underWay--;
        actor.NoteEnd(work);
    }

    private uint Elapsed(long start) => (uint)Math.Min(uint.MaxValue, session.Time.GetElapsedTime(start).TotalMicroseconds);
}
