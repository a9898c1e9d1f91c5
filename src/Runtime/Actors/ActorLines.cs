using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Remote.ControlPlane;
using Remote.Hosting;

namespace Remote.ActorModel;

/// <summary>
/// The actors that this process knows, one line each, as long as somebody here has a ref to it or a call of it is under way: the
/// collector decides. Each line is a hold on its actor, which the node counts.
/// </summary>
internal sealed class ActorLines(Session session)
{
    private readonly Lock gate = new();
    private readonly Dictionary<ActorId, WeakGCHandle<ActorLine>> lines = [];
    private readonly Dictionary<ActorId, ActorRecipe> recipes = [];

    /// <summary>Lines whose hold the node has not noted: whoever lent the ref waits for that, though nobody here may need it any more.</summary>
    private readonly HashSet<ActorLine> unnoted = [];
    private ulong lastNumber;
    private ulong lastHold;

    /// <summary>How many actors this process holds.</summary>
    public int Count
    {
        get
        {
            lock (gate) return lines.Count;
        }
    }

    public ActorId NextId() => new(session.Number, Interlocked.Increment(ref lastNumber));

    /// <summary>The line to an actor that this process is creating: to create it is to hold it.</summary>
    public ActorLine AddOwn(ActorId id)
    {
        lock (gate)
        {
            ActorLine line = Add(id, hold: 0, lender: null);
            line.Acknowledge();
            return line;
        }
    }

    /// <summary>Takes over a ref that a message brings.</summary>
    public ActorLine Receive(ActorId id, object? lender)
    {
        lock (gate)
        {
            if (TryFind(id, out ActorLine? present)) return present;
            ActorLine line = Add(id, ++lastHold, lender);
            if (session.IsClosed) line.Acknowledge();
            else unnoted.Add(line);
            // Under the lock: it must not overtake the release of an older line to the same actor, nor be overtaken by it.
            session.Control.Send(new HoldActor(id, line.Hold));
            return line;
        }
    }

    /// <summary>The line to an actor that a name found; the node has counted this process as a holder with its answer.</summary>
    public ActorLine AddFound(ActorId id)
    {
        lock (gate)
        {
            if (TryFind(id, out ActorLine? present))
            {
                present.Holds++;
                return present;
            }

            ActorLine line = Add(id, hold: 0, lender: null);
            line.Acknowledge();
            return line;
        }
    }

    /// <summary>The line of a ref that a decoder meets; it is held by whoever holds the decoded bytes.</summary>
    /// <exception cref="ObjectLostException">Nobody does.</exception>
    public ActorLine Resolve(ActorId id)
    {
        lock (gate)
        {
            return TryFind(id, out ActorLine? line) ? line : throw new ObjectLostException(
                $"The ref to actor {id} is not held by this process any more. Keep the value that it came in until the ref is used.");
        }
    }

    /// <summary>A line was collected: gives its holds back.</summary>
    public void Release(ActorLine line)
    {
        lock (gate)
        {
            if (lines.TryGetValue(line.Id, out WeakGCHandle<ActorLine> known) && (!known.TryGetTarget(out ActorLine? current) || current == line)) Forget(line.Id);
            if (!session.IsClosed) session.Control.Send(new ReleaseActor(line.Id, line.Holds));
        }
    }

    /// <summary>Keeps what an actor of this process is made from until it cannot be made again.</summary>
    public void KeepRecipe(ActorId id, ActorRecipe recipe)
    {
        lock (gate) recipes[id] = recipe;
    }

    /// <summary>A host did not find an argument of an actor that this process created.</summary>
    public void OnArgumentLost(ActorArgumentLost lost)
    {
        ActorRecipe? recipe;
        lock (gate) recipes.TryGetValue(lost.Id, out recipe);
        // Without one the actor has ended here: the node knows.
        if (recipe?.Template is not null) new LostArgument(session, lost, recipe).Start();
    }

    public void OnChanged(ActorChanged change)
    {
        ActorLine? line;
        ActorRecipe? unneeded = null;
        lock (gate)
        {
            TryFind(change.Id, out line);
            if (change.State == ActorState.Dead || change.Actual != change.Id) recipes.Remove(change.Id, out unneeded);
            else if (change.State == ActorState.Alive && recipes.TryGetValue(change.Id, out ActorRecipe? used)) used.Losses.Clear();
        }

        unneeded?.Drop();
        line?.OnChanged(change);
    }

    /// <summary>A process is gone; actors that lived there are the node's news, but those that had ended there before have no other.</summary>
    public void OnProcessDied(ulong process)
    {
        foreach (ActorCall call in session.Calls.Snapshot().OfType<ActorCall>()) call.OnProcessDied(process);
    }

    /// <summary>The node has counted a line's hold; a line that is gone needs no answer.</summary>
    public void OnHoldNoted(ActorHoldNoted noted)
    {
        ActorLine? line;
        lock (gate)
        {
            if (!TryFind(noted.Id, out line) || line.Hold != noted.Hold) return;
            unnoted.Remove(line);
        }

        line.Acknowledge();
    }

    // Under the gate.
    private bool TryFind(ActorId id, [NotNullWhen(true)] out ActorLine? line)
    {
        line = null;
        return lines.TryGetValue(id, out WeakGCHandle<ActorLine> known) && known.TryGetTarget(out line);
    }

    // Under the gate.
    private ActorLine Add(ActorId id, ulong hold, object? lender)
    {
        var line = new ActorLine(session, id, hold, lender);
        // One that was collected, and has not been released yet, has its handle there still.
        Forget(id);
        lines.Add(id, new WeakGCHandle<ActorLine>(line));
        return line;
    }

    // Under the gate.
    private void Forget(ActorId id)
    {
        if (lines.Remove(id, out WeakGCHandle<ActorLine> handle)) handle.Dispose();
    }
}
