using MemoryPack;
using Remote.ControlPlane;
using Remote.Errors;
using Remote.Hosting;
using Remote.Objects;
using Remote.Tasks;
using Remote.Wire;

namespace Remote.ActorModel;

/// <summary>
/// This process's line to one actor: its calls in the order they were made, each concurrency group for itself. A call leaves when it is at
/// the head, its arguments are there, and the actor is alive; at most a window of them is under way, so that neither end holds an
/// unbounded number of messages. Refs and calls hold the line; it is this process's hold on the actor.
/// </summary>
internal sealed class ActorLine(Session session, ActorId id, ulong hold, object? lender) : Claim(lender)
{
    private readonly Lock gate = new();
    private ActorLineQueue? main;
    private Dictionary<string, ActorLineQueue>? groups;
    private ActorHost? host;
    private ActorState state;
    private string reason = "it is being created";
    private byte[]? error;
    private string name = "actor";
    private int maxPending = -1;
    private int maxTaskRetries;
    private string[]? retryOn;
    private int incarnation;
    private int pending;
    private ulong sent;
    private long since = session.Time.GetTimestamp();
    private TaskCompletionSource? drained;

    ~ActorLine() => Session.Actors.Release(this);

    public Session Session { get; } = session;

    public ActorId Id { get; } = id;

    public bool IsDead
    {
        get
        {
            lock (gate) return state == ActorState.Dead;
        }
    }

    /// <summary>When the actor came to its present state, as the session's clock counts.</summary>
    public long Since => Volatile.Read(ref since);

    /// <summary>How often a call may be made again; -1 without limit.</summary>
    public int MaxTaskRetries
    {
        get
        {
            lock (gate) return maxTaskRetries;
        }
    }

    public bool IsAlive => state == ActorState.Alive;

    /// <summary>The number under which this line's hold was announced; 0 where the node knew of it without.</summary>
    public ulong Hold { get; } = hold;

    /// <summary>How often the node has counted this line. Guarded by the table of lines.</summary>
    public int Holds { get; set; } = 1;

    /// <summary>The actor's own id: another than <see cref="Id"/> where a living actor of the name was asked for and found.</summary>
    public ActorId ActualId { get; private set; } = id;

    /// <summary>What its creator knows of it. Refs that came from elsewhere have the defaults.</summary>
    public void Configure(string actorName, int maxPendingCalls, int retries, string[]? retriedAfter)
    {
        lock (gate)
        {
            (name, maxPending, maxTaskRetries, retryOn) = (actorName, maxPendingCalls, retries, retriedAfter);
        }
    }

    /// <summary>An argument of the constructor failed: the actor is dead before it was made. The node tells all that know it, this process too.</summary>
    public void OnNeverMade(Exception failure)
        => Session.Control.Send(new ActorNeverMade(
            Id, "an argument of its constructor failed", MemoryPackSerializer.Serialize(ErrorInfo.From(failure))));

    /// <summary>Where calls of a group wait; null is the default group.</summary>
    public ActorLineQueue QueueOf(string? group)
    {
        if (group is null && Volatile.Read(ref main) is { } present) return present;
        lock (gate)
        {
            if (group is null) return main ??= new ActorLineQueue(this, null);
            groups ??= [];
            if (!groups.TryGetValue(group, out ActorLineQueue? queue)) groups[group] = queue = new ActorLineQueue(this, group);
            return queue;
        }
    }

    public override void WriteTo(ref RefListWriter list)
    {
        // Its number would name another actor in the next cluster.
        if (Session.IsClosed) throw new InvalidOperationException($"The actor {Id} belongs to a cluster that was stopped: its ref means nothing to another.");
        list.WriteActor(Id.Creator, Id.Number);
    }

    /// <summary>Refuses further calls; ends when the calls made before have.</summary>
    public Task CloseAsync()
    {
        lock (gate)
        {
            drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (pending == 0) drained.TrySetResult();
            return drained.Task;
        }
    }

    /// <summary>Takes a place in the line; false where the call failed at once.</summary>
    /// <exception cref="PendingCallsLimitExceededException">Too many calls wait.</exception>
    public bool TryEnter(ActorCall call)
    {
        Exception? dead = null;
        lock (gate)
        {
            if (maxPending >= 0 && pending >= maxPending)
            {
                call.StopCounting();
                dead = new PendingCallsLimitExceededException(
                    $"{call.Name} was not sent: {pending} calls of this process wait for {name}, and MaxPendingCalls is {maxPending}. Wait for some of them first.");
            }
            else
            {
                pending++;
                if (state == ActorState.Dead) dead = DiedException(call);
                else if (drained is not null) dead = new ActorDiedException($"{call.Name} cannot run: {name} ({Id}) is being ended, Actors.EndAsync was called.");
                else call.Queue.Add(call);
            }
        }

        if (dead is null) return true;
        call.Fail(dead);
        if (dead is PendingCallsLimitExceededException) throw dead;
        return false;
    }

    public void OnReady(ActorCall call)
    {
        lock (gate)
        {
            call.Ready = true;
            Pump(call.Queue);
        }
    }

    public void OnEnded(ActorCall call)
    {
        lock (gate)
        {
            if (!call.StopCounting()) return;
            if (--pending == 0) drained?.TrySetResult();
            call.Queue.RemoveSent(call);
            Pump(call.Queue);
        }
    }

    /// <summary>An argument of the call could not be found: it waits, at the head of the line, until it has it.</summary>
    public void OnNotBegun(ActorCall call)
    {
        lock (gate)
        {
            if (call.HasEnded) return;
            call.Ready = false;
            call.Queue.AddAgain(call);
        }
    }

    /// <summary>The host does not have that life of the actor any more. What became of it is on its way from the node: then the call goes on.</summary>
    public void OnHandedBack(ActorCall call, int by)
    {
        lock (gate)
        {
            call.HandedBack = call.Host?.Incarnation == by;
            if (state != ActorState.Dead) return;
        }

        call.Fail(DiedException(call));
    }

    /// <summary>The host ended the call because the actor ends. What became of it is on its way from the node, or was here before: then the call goes on.</summary>
    public void OnStopped(ActorCall call, int by)
    {
        Exception? failure;
        lock (gate)
        {
            // Of a life before: it is on its way to another, or there, or fails by now.
            if (call.SentOrder == 0 || call.Host?.Incarnation != by) return;
            call.Stopped = true;
            if (state != ActorState.Dead && host?.Incarnation == by) return;
            if (state != ActorState.Dead && call.TryRetry(maxTaskRetries))
            {
                call.Queue.AddAgain(call);
                Pump(call.Queue);
                return;
            }

            failure = state == ActorState.Dead ? DiedException(call) : Unavailable(call);
        }

        call.Fail(failure);
    }

    /// <summary>The method threw: true where the call is made once more.</summary>
    public bool TryRetryAfter(ActorCall call, Outcome outcome)
    {
        if (retryOn is not { } types || outcome.ToException() is not RemoteTaskException thrown || !RetriedExceptions.Match(types, thrown)) return false;
        lock (gate)
        {
            if (state == ActorState.Dead || !call.TryRetry(maxTaskRetries)) return false;
            call.Queue.AddAgain(call);
            Pump(call.Queue);
            return true;
        }
    }

    /// <summary>The node says where the actor stands.</summary>
    public void OnChanged(ActorChanged change)
    {
        List<ActorCall>? lost = null;
        lock (gate)
        {
            if (state == ActorState.Dead || (change.Attempt < incarnation && change.State != ActorState.Dead)) return;
            bool lostHost = host is not null && (change.State != ActorState.Alive || change.Attempt != host.Incarnation);
            (state, incarnation, reason, error, ActualId) = (change.State, change.Attempt, change.Reason ?? "", change.Error, change.Actual);
            (name, maxPending, maxTaskRetries) = (change.Name ?? name, change.MaxPendingCalls ?? maxPending, change.MaxTaskRetries ?? maxTaskRetries);
            retryOn = change.RetryOn ?? retryOn;
            since = Session.Time.GetTimestamp();
            if (lostHost) lost = TakeLost(change.EndedInGoodOrder);
            if (state == ActorState.Dead) (lost ??= []).AddRange(Queues.SelectMany(static q => q.TakeAll()));
            host = state == ActorState.Alive ? new ActorHost(Session.PeerFor(change.Host), change.Actual, change.Attempt) : null;
            foreach (ActorLineQueue queue in Queues) Pump(queue);
        }

        Session.ActorEnds.OnChanged(this, change.State);
        foreach (ActorCall call in lost ?? []) call.Fail(change.State == ActorState.Dead ? DiedException(call) : Unavailable(call));
    }

    public string Describe()
    {
        lock (gate)
        {
            double seconds = Session.Time.GetElapsedTime(since).TotalSeconds;
            string attempt = incarnation > 0 ? $", attempt {incarnation}," : "";
            return $"waits for {name} ({Id}), which is {state.ToString().ToLowerInvariant()}{attempt} for {seconds:0.0} s" +
                   $"{(reason.Length > 0 ? $" ({reason})" : "")}; {Queues.Sum(static q => q.Count)} calls wait{(Queues.Any(static q => q.WaitsForArguments) ? ", some behind one that waits for its arguments" : "")}, {Queues.Sum(static q => q.UnderWay)} are under way";
        }
    }

    /// <summary>Why a call of a dead actor fails.</summary>
    public ActorDiedException DiedException(ActorCall call)
    {
        Exception? cause = error is null ? null : FailureReader.Read(error);
        string became = call.SentOrder > 0 && !call.HandedBack ? "has no result, and may have run" : "cannot run";
        // What the user's code threw is what one looks for; other causes are in the reason already.
        string why = cause is RemoteTaskException ? $"{reason} ({cause.Message})" : reason.TrimEnd('.');
        return new ActorDiedException($"{call.Name} {became}: {name} ({Id}) is dead: {why}.", cause);
    }

    private IEnumerable<ActorLineQueue> Queues => groups is null ? main is null ? [] : [main] : main is null ? groups.Values : groups.Values.Prepend(main);

    private void Pump(ActorLineQueue queue)
    {
        while (host is { } to && queue.TakeReady() is { } head)
        {
            // Before it is sent: its answer may be here before the sending returns.
            queue.AddSent(head, ++sent);
            if (!head.TrySend(to, keep: maxTaskRetries != 0)) queue.RemoveSent(head);
        }
    }

    // Calls that were under way: those that may be repeated go back to the head of the line, in their order.
    // Where the actor ended in good order, the others are answered: an answer may be on its way still.
    private List<ActorCall> TakeLost(bool handedBackOnly)
    {
        List<ActorCall> lost = [];
        foreach (ActorCall call in Queues.SelectMany(static q => q.Sent))
        {
            if (handedBackOnly && call is { HandedBack: false, Stopped: false }) continue;
            if (state != ActorState.Dead && call.TryRetry(maxTaskRetries)) call.Queue.AddAgain(call);
            else lost.Add(call);
        }

        lost.Sort(static (one, other) => one.SentOrder.CompareTo(other.SentOrder));
        return lost;
    }

    private ActorUnavailableException Unavailable(ActorCall call)
        => new($"{call.Name} was under way when {name} ({Id}) was lost ({reason}); the actor is being started again. " +
               "The call may or may not have run: repeat it if that is harmless, or set MaxTaskRetries.");
}
