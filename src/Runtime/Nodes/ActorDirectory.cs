using MemoryPack;
using Microsoft.Extensions.Logging;
using Remote.ControlPlane;
using Remote.Diagnostics;
using Remote.Errors;
using Remote.Scheduling;

namespace Remote.Nodes;

/// <summary>
/// Every actor of the node: where it lives, its name, and its life from pending to dead. Touched by the node's loop alone.
/// </summary>
internal sealed partial class ActorDirectory(Scheduler scheduler, WorkerPools pools, ILogger logger)
{
    private readonly Dictionary<ActorId, ActorEntry> actors = [];
    private readonly Dictionary<(string Namespace, string Name), ActorEntry> names = [];
    private readonly List<ActorEntry> waiting = [];

    /// <summary>Called when an actor is about to be started in a worker.</summary>
    public Action<NodeWorker, Holding> OnStarting { get; init; } = static (_, _) => { };

    public int WaitingCount => waiting.Count;

    /// <summary>What the actors that cannot be placed yet ask for.</summary>
    public IEnumerable<Claim> Wanted => waiting.Select(e => new Claim(scheduler.Compile(e.Spec!.Demand), e.Spec.Placement));

    /// <summary>Actors that hold resources, and which.</summary>
    public IEnumerable<(string Who, Holding Holds)> Holders
        => actors.Values.Where(static e => e.Holding is not null).Select(static e => ($"the actor {e.Name} ({e.Id})", e.Holding!));

    /// <summary>Whether an actor lives that would end with the process.</summary>
    public bool HasCreation(ulong process) => actors.Values.Any(a => IsBoundTo(a, process));

    public void OnCreate(NodeClient client, ActorSpec spec)
    {
        ActorEntry entry = EntryOf(spec.Id);
        entry.Holders.Add(client, spec.Id);
        if (entry.Spec is not null) return;
        (entry.Spec, entry.Creator) = (spec, client);
        if (entry.State == ActorState.Dead)
        {
            // Killed by another process that was given its ref, before its creator had the arguments.
            client.Send(entry.Describe(spec.Id));
            return;
        }

        HoldRecipe(entry);
        Admit(entry);
    }

    /// <summary>Its creator found that it cannot be made.</summary>
    public void OnNeverMade(NodeClient client, ActorNeverMade never)
    {
        ActorEntry entry = EntryOf(never.Id);
        entry.Holders.Add(client, never.Id);
        entry.Creator = client;
        if (entry.State == ActorState.Dead) client.Send(entry.Describe(never.Id));
        else Die(entry, never.Reason, never.Error);
    }

    public void OnStarted(NodeWorker host, ActorStarted started)
    {
        if (Current(host, started.Id, started.Attempt) is not { } entry) return;
        if (started.Error is not null)
        {
            Die(entry, "its constructor threw", started.Error);
            return;
        }

        entry.State = ActorState.Alive;
        entry.Reason = "";
        Tell(entry);
    }

    public void OnEnded(NodeWorker host, ActorEnded ended)
    {
        if (Current(host, ended.Id, ended.Attempt) is not { } entry) return;
        entry.EndedInGoodOrder = true;
        LeaveHost(entry, inGoodOrder: true);
        Die(entry, ended.Reason, null);
    }

    public void OnKill(NodeClient client, KillActor kill)
    {
        // Its creator may still wait for arguments: then it is dead before it was made.
        ActorEntry entry = EntryOf(kill.Id);
        if (entry.State != ActorState.Dead)
        {
            // The old life ends before a new one begins in the same process.
            EndIn(entry);
            if (kill.Restart && entry.Spec is not null) Lose(entry, "it was killed");
            else Die(entry, "it was killed", null);
        }

        // Who asks may be the creator, which is no holder before its constructor's arguments are there.
        client.Send(entry.Describe(kill.Id));
    }

    /// <summary>A worker serves: the actors that were placed there begin.</summary>
    public void OnServing(NodeWorker host)
    {
        foreach (ActorEntry entry in host.Actors) SendStart(host, entry);
    }

    /// <summary>Resources became free: actors that waited for them are placed.</summary>
    public void PlaceWaiting()
    {
        if (waiting.Count == 0) return;
        foreach (ActorEntry entry in waiting.ToArray())
        {
            if (!TryHold(entry, out _)) continue;
            waiting.Remove(entry);
            Settle(entry);
        }
    }

    /// <summary>A node has left: actors that wait for what no other can ever hold are dead.</summary>
    public void OnNodeGone()
    {
        foreach (ActorEntry entry in waiting.ToArray())
        {
            if (scheduler.Foresee(scheduler.Compile(entry.Spec!.Demand), entry.Spec.Placement) is { Kind: DecisionKind.Infeasible } decision) DieInfeasible(entry, decision);
        }
    }

    /// <summary>A group is removed, and every actor in it ends.</summary>
    public void OnGroupRemoved(GroupId group, string reason)
    {
        byte[] error = MemoryPackSerializer.Serialize(ErrorInfo.From(new PlacementGroupRemovedException(reason)));
        foreach (ActorEntry entry in actors.Values.Where(a => a.State != ActorState.Dead && a.Spec?.Placement?.Group == group).Distinct().ToArray())
        {
            EndIn(entry);
            Die(entry, reason, error);
        }
    }

    // A process of its own ends when its actor leaves it.
    private static void EndIn(ActorEntry entry)
    {
        if (entry.Host is { Role: not WorkerRole.OneActor, Link: { } link }) link.Channel.Send(new StopActor(entry.Id, entry.Attempt, Gracefully: false, "it was killed"));
    }

    private static void LeaveHost(ActorEntry entry, bool inGoodOrder = false)
    {
        if (entry.Host is not { } host) return;
        entry.Host = null;
        host.Actors.Remove(entry);
        if (host.Role != WorkerRole.OneActor) return;
        // In good order: answers to calls may still be on their way out.
        if (inGoodOrder) host.ShutDown($"its actor {entry.Id} ended");
        else host.End($"its actor {entry.Id} ended");
    }

    private void SendStart(NodeWorker host, ActorEntry entry)
    {
        entry.Misses = null;
        OnStarting(host, entry.Holding!);
        host.Link!.Channel.Send(new StartActor(entry.Spec!, entry.Attempt, entry.Holding!.Gpus));
    }

    private static bool IsBoundTo(ActorEntry entry, ulong process)
        => entry.State != ActorState.Dead && entry.Id.Creator == process && entry.Spec?.Detached != true;

    private ActorEntry EntryOf(ActorId id)
    {
        if (actors.TryGetValue(id, out ActorEntry? entry)) return entry;
        return actors[id] = gone.Contains(id.Creator)
            ? new ActorEntry(id) { State = ActorState.Dead, Reason = "the process that created it has ended" }
            : new ActorEntry(id) { Reason = "it is being created" };
    }

    private ActorEntry? Current(NodeWorker host, ActorId id, int attempt)
        => actors.TryGetValue(id, out ActorEntry? entry) && entry.Host == host && entry.Attempt == attempt && entry.State != ActorState.Dead ? entry : null;

    private void Place(ActorEntry entry)
    {
        if (TryHold(entry, out Decision decision))
        {
            Settle(entry);
        }
        else if (decision.Kind == DecisionKind.Infeasible)
        {
            DieInfeasible(entry, decision);
        }
        else
        {
            entry.Reason = $"it waits for {entry.Spec!.Demand}{(entry.Spec.Placement is { } rule ? $" {rule}" : "")}";
            waiting.Add(entry);
            Tell(entry);
        }
    }

    private bool TryHold(ActorEntry entry, out Decision decision)
    {
        decision = default;
        if (entry.Holding is { } held)
        {
            if (pools.Of(held.Account.Node) is not null) return true;
            // Held of a node that has left.
            held.Account.Give(held);
            entry.Holding = null;
        }

        Demand demand = scheduler.Compile(entry.Spec!.Demand);
        decision = scheduler.Decide(demand, entry.Spec.Placement, entry.Creator?.OnNode ?? Node.Number);
        if (decision.Kind != DecisionKind.Placed) return false;
        entry.Holding = decision.Account!.Take(demand);
        return true;
    }

    private void Settle(ActorEntry entry)
    {
        WorkerPool pool = pools.Of(entry.Holding!.Account.Node)!;
        if (pool.HostForActor(entry.Spec!.OwnProcess || entry.Alone) is not { } host)
        {
            Die(entry, pool.NoStarts!, null);
            return;
        }

        entry.Host = host;
        host.Actors.Add(entry);
        if (host.Serves) SendStart(host, entry);
    }

    // Each by its own rules: what had not begun begins elsewhere; who only was there does not pay with a restart.
    private void LoseAll(NodeWorker host, string reason)
    {
        byte[]? error = host.MemoryEnd is { } memory ? MemoryPackSerializer.Serialize(ErrorInfo.From(new OutOfMemoryException(memory.Details))) : null;
        bool withNode = pools.Of(host.OnNode) is null;
        var crash = new HostCrash(host, host.Link?.ActivityFile is { } file ? ActorActivity.ReadAndDelete(file) : null, isCause: !withNode);
        foreach (ActorEntry entry in host.Actors.ToArray())
        {
            if (!crash.HadBegun(entry) && entry.Ending is null)
            {
                LeaveHost(entry);
                Place(entry);
                continue;
            }

            if (crash.IsBystander(entry) && entry.Spec!.MaxRestarts != 0) entry.ForgivenRestarts++;
            Lose(entry, crash.Describe(reason, entry), error);
        }

        if (crash.Culprit is { } culprit) Log.ActorIsolated(logger, culprit.Name, culprit.Id.ToString(), culprit.Crashes, reason);
    }

    /// <summary>The actor's process is gone, or it was killed with leave to restart.</summary>
    private void Lose(ActorEntry entry, string reason, byte[]? error = null)
    {
        if (entry.Ending is { } ending)
        {
            Die(entry, $"{ending}, and before it had ended, {reason}", null);
            return;
        }

        if (!entry.MayRestart)
        {
            Log.ActorDied(logger, entry.Name, entry.Id.ToString(), reason);
            string used = entry.Spec!.MaxRestarts == 0 ? "MaxRestarts is 0" : $"all {entry.Spec.MaxRestarts} restarts are used up";
            Die(entry, $"{reason}, and {used}", error);
            return;
        }

        LeaveHost(entry);
        entry.Attempt++;
        entry.State = ActorState.Restarting;
        entry.Reason = reason;
        Log.ActorRestarts(logger, entry.Name, entry.Id.ToString(), entry.Attempt, reason);
        Tell(entry);
        Place(entry);
    }

    private void Die(ActorEntry entry, string reason, byte[]? error)
    {
        entry.Holding?.Account.Give(entry.Holding);
        (entry.Holding, entry.State, entry.Reason, entry.Error) = (null, ActorState.Dead, reason, error);
        LeaveHost(entry);
        waiting.Remove(entry);
        if (entry.Spec?.Name is { } name && names.TryGetValue((entry.Spec.Namespace, name), out ActorEntry? named) && named == entry)
            names.Remove((entry.Spec.Namespace, name));
        Tell(entry);
        // What is left says that it is dead and why, as long as somebody holds it; the recipe is not needed any more.
        ReleaseRecipe(entry);
        OnReleased(entry, entry.Id);
        List<ActorEntry> successors = entry.Successors ?? [];
        entry.Successors = null;
        foreach (ActorEntry successor in successors.Where(static s => s.State != ActorState.Dead)) Admit(successor);
        PlaceWaiting();
    }

    private void Tell(ActorEntry entry)
    {
        entry.Holders.Tell(entry);
        // Who created it keeps what it is made from, held or not.
        if (entry is { State: ActorState.Dead, Creator: { } creator } && !entry.Holders.Contain(creator)) creator.Send(entry.Describe(entry.Id));
    }
}
