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

    private readonly Deque<ActorContext> waiting = new();
    private readonly Session session = actor.Session;
    private int underWay;
    private int turns;
    private bool beginning;

    public void Add(ActorContext work)
    {
        waiting.AddLast(work);
        Schedule();
    }

    /// <summary>Whether calls wait; some may have been answered already, which a turn is to find.</summary>
    public bool HasWaiting => waiting.Count > 0;

    public ActorContext[] TakeAll() => waiting.TakeAll();

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
        ActorContext? ended = null;
        for (int i = 0; TryTakeNext(ended, first: i == 0, last: i == TurnLength, out ActorContext? work); i++)
        {
            bool hasEnded = Run(work);
            if (!hasEnded && !beginsInOrder) return;
            ended = hasEnded ? work : null;
        }
    }

    // Notes the end of the call before, and takes the next: one lock a call.
    private bool TryTakeNext(ActorContext? ended, bool first, bool last, [NotNullWhen(true)] out ActorContext? work)
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

    private bool TryTakeWaiting([NotNullWhen(true)] out ActorContext? work)
    {
        while (waiting.TryTakeFirst(out work))
        {
            if (!work.Withdrawn) return true;
        }

        return false;
    }

    /// <summary>Runs one call; true where it has ended on this stack.</summary>
    private bool Run(ActorContext work)
    {
        var ticket = new CallTicket(work);
        ValueTask end = Invoke(work, ticket, out ActorMethod? method);
        string name = method?.Name ?? actor.Spec.ClassName;
        if (!end.IsCompleted)
        {
            work.Invocation.FreeArguments();
            _ = FinishAsync(work, ticket, end, name);
            return false;
        }

        Answer(work, ticket, end, name);
        return true;
    }

    private ValueTask Invoke(ActorContext work, CallTicket ticket, out ActorMethod? method)
    {
        method = null;
        Invocation call = work.Invocation;
        using var scope = new ContextScope(ticket);
        try
        {
            return call.IsCancelled ? ValueTask.FromCanceled(new CancellationToken(true))
                : DispatchTable.TryGetActorMethod(work.Method, out method) ? method.Invoke(actor.Instance!, call)
                : ValueTask.FromException(UnknownCode.Method(work.Method, session));
        }
        catch (Exception e)
        {
            return ValueTask.FromException(e);
        }
    }

    private async Task FinishAsync(ActorContext work, CallTicket ticket, ValueTask end, string name)
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

        Answer(work, ticket, failure is null ? default : ValueTask.FromException(failure), name);
        lock (actor.Gate)
        {
            NoteEnd(work);
            Schedule();
        }
    }

    // The context is let go only where its answer leaves at once, before its actor forgets the call.
    private void Answer(ActorContext work, CallTicket ticket, ValueTask end, string name)
    {
        work.OnEnded(ticket);
        CallReply.Send(session, work.Invocation, end, name);
    }

    private void NoteEnd(ActorContext work)
    {
        underWay--;
        actor.NoteEnd(work);
        work.LetGo();
    }
}
