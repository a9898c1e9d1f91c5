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
internal sealed partial class ActorDirectory(NodeResources resources, WorkerPool pool, ILogger logger)
{
    private readonly Dictionary<ActorId, ActorEntry> actors = [];
    private readonly Dictionary<(string Namespace, string Name), ActorEntry> names = [];
    private readonly List<ActorEntry> waiting = [];

    /// <summary>What the actors that cannot be placed yet ask for.</summary>
    public IEnumerable<ResourceVector> Wanted => waiting.Select(static e => e.Spec!.Demand);

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

    public void OnFind(NodeClient client, FindActor find)
    {
        bool found = names.TryGetValue((find.Namespace, find.Name), out ActorEntry? entry) && entry.Ending is null;
        if (found) entry!.Holders.Add(client, entry.Id);
        client.Send(new ActorFound(find.Request, found ? entry!.Id : null));
        if (found) client.Send(entry!.Describe(entry.Id));
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
        foreach (ActorEntry entry in waiting.ToArray())
        {
            if (!resources.TryTake(entry.Spec!.Demand)) continue;
            waiting.Remove(entry);
            entry.HoldsResources = true;
            Settle(entry);
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
        if (inGoodOrder) host.Retire($"its actor {entry.Id} ended");
        else host.End($"its actor {entry.Id} ended");
    }

    private static void SendStart(NodeWorker host, ActorEntry entry) => host.Link!.Channel.Send(new StartActor(entry.Spec!, entry.Attempt));

    private ActorEntry EntryOf(ActorId id)
    {
        if (actors.TryGetValue(id, out ActorEntry? entry)) return entry;
        return actors[id] = gone.Contains(id.Creator)
            ? new ActorEntry(id) { State = ActorState.Dead, Reason = "the process that created it has ended" }
            : new ActorEntry(id) { Reason = "it is being created" };
    }

    private ActorEntry? Current(NodeWorker host, ActorId id, int attempt)
        => actors.TryGetValue(id, out ActorEntry? entry) && entry.Host == host && entry.Attempt == attempt && entry.State != ActorState.Dead ? entry : null;

    // Gives it its name and a place.
    private void Admit(ActorEntry entry)
    {
        ActorSpec spec = entry.Spec!;
        if (spec.Name is { } name && names.TryGetValue((spec.Namespace, name), out ActorEntry? present))
        {
            MeetNamesake(entry, present);
            return;
        }

        if (resources.WhyNever(spec.Demand) is { } reason)
        {
            var failure = new InfeasibleResourcesException($"{spec.ClassName} cannot be placed: {reason}");
            Die(entry, reason, MemoryPackSerializer.Serialize(ErrorInfo.From(failure)));
            return;
        }

        if (spec.Name is not null) names[(spec.Namespace, spec.Name)] = entry;
        Place(entry);
    }

    private void MeetNamesake(ActorEntry entry, ActorEntry present)
    {
        ActorSpec spec = entry.Spec!;
        if (present.Ending is not null)
        {
            entry.Reason = $"it waits for the end of actor {present.Id}, which has the name '{spec.Name}' until then";
            present.Successors.Add(entry);
            Tell(entry);
        }
        else if (spec.GetIfExists)
        {
            BecomeAlias(entry, present);
        }
        else
        {
            Die(entry, $"the name '{spec.Name}' is taken in the namespace '{spec.Namespace}' by actor {present.Id}: choose another, or set GetIfExists", null);
        }
    }

    private void BecomeAlias(ActorEntry entry, ActorEntry present)
    {
        actors[entry.Id] = present;
        foreach ((NodeClient client, ActorId knownAs) in entry.Holders.Clients) client.Send(present.Describe(knownAs));
        present.Holders.TakeOver(entry.Holders);
        ReleaseRecipe(entry);
    }

    private void Place(ActorEntry entry)
    {
        if (!entry.HoldsResources && !resources.TryTake(entry.Spec!.Demand))
        {
            entry.Reason = $"it waits for {entry.Spec!.Demand}";
            waiting.Add(entry);
            Tell(entry);
            return;
        }

        entry.HoldsResources = true;
        Settle(entry);
    }

    private void Settle(ActorEntry entry)
    {
        NodeWorker host = pool.HostForActor(entry.Spec!.OwnProcess);
        entry.Host = host;
        host.Actors.Add(entry);
        if (host.Serves) SendStart(host, entry);
    }

    /// <summary>The actor's process is gone, or it was killed with leave to restart.</summary>
    private void Lose(ActorEntry entry, string reason)
    {
        if (entry.Ending is { } ending)
        {
            Die(entry, $"{ending}, and before it had ended, {reason}", null);
            return;
        }

        if (entry.Spec!.MaxRestarts >= 0 && entry.Attempt >= entry.Spec.MaxRestarts)
        {
            Log.ActorDied(logger, entry.Name, entry.Id.ToString(), reason);
            string used = entry.Spec.MaxRestarts == 0 ? "MaxRestarts is 0" : $"all {entry.Spec.MaxRestarts} restarts are used up";
            Die(entry, $"{reason}, and {used}", null);
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
        if (entry.HoldsResources) resources.Give(entry.Spec!.Demand);
        (entry.HoldsResources, entry.State, entry.Reason, entry.Error) = (false, ActorState.Dead, reason, error);
        LeaveHost(entry);
        waiting.Remove(entry);
        if (entry.Spec?.Name is { } name && names.TryGetValue((entry.Spec.Namespace, name), out ActorEntry? named) && named == entry)
            names.Remove((entry.Spec.Namespace, name));
        Tell(entry);
        // What is left says that it is dead and why, as long as somebody holds it; the recipe is not needed any more.
        ReleaseRecipe(entry);
        OnReleased(entry, entry.Id);
        foreach (ActorEntry successor in entry.Successors.Where(static s => s.State != ActorState.Dead)) Admit(successor);
        entry.Successors.Clear();
        PlaceWaiting();
    }

    private void Tell(ActorEntry entry)
    {
        foreach ((NodeClient client, ActorId knownAs) in entry.Holders.Clients) client.Send(entry.Describe(knownAs));
        // Who created it keeps what it is made from, held or not.
        if (entry is { State: ActorState.Dead, Creator: { } creator } && !entry.Holders.Contain(creator)) creator.Send(entry.Describe(entry.Id));
    }
}
