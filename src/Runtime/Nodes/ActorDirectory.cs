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
internal sealed class ActorDirectory(NodeResources resources, WorkerPool pool, ILogger logger)
{
    private readonly Dictionary<ActorId, ActorEntry> actors = [];
    private readonly Dictionary<(string Namespace, string Name), ActorEntry> names = [];
    private readonly List<ActorEntry> waiting = [];

    public void OnCreate(NodeClient client, ActorSpec spec)
    {
        ActorEntry entry = EntryOf(spec.Id);
        if (entry.Spec is not null || entry.State == ActorState.Dead) return;
        entry.Spec = spec;
        entry.Watchers.Add((client, spec.Id));
        if (spec.Name is { } name && names.TryGetValue((spec.Namespace, name), out ActorEntry? present))
        {
            if (spec.GetIfExists) BecomeAlias(entry, present);
            else Die(entry, $"the name '{name}' is taken in the namespace '{spec.Namespace}' by actor {present.Id}: choose another, or set GetIfExists", null);
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

    public void OnWatch(NodeClient client, ActorId id)
    {
        ActorEntry entry = EntryOf(id);
        entry.Watchers.Add((client, id));
        client.Send(entry.Describe(id));
    }

    public void OnFind(NodeClient client, FindActor find)
        => client.Send(new ActorFound(find.Request, names.TryGetValue((find.Namespace, find.Name), out ActorEntry? entry) ? entry.Id : null));

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
        if (Current(host, ended.Id, ended.Attempt) is { } entry) Die(entry, ended.Reason, null);
    }

    public void OnKill(NodeClient client, KillActor kill)
    {
        if (!actors.TryGetValue(kill.Id, out ActorEntry? entry) || entry.State == ActorState.Dead)
        {
            client.Send(new ActorChanged(kill.Id, kill.Id, ActorState.Dead, int.MaxValue, default, "it was killed", null));
            return;
        }

        NodeWorker? host = entry.Host;
        int attempt = entry.Attempt;
        if (kill.Restart) Lose(entry, "it was killed");
        else Die(entry, "it was killed", null);
        EndIn(host, entry.Id, attempt);
    }

    /// <summary>A worker serves: the actors that were placed there begin.</summary>
    public void OnServing(NodeWorker host)
    {
        foreach (ActorEntry entry in host.Actors) SendStart(host, entry);
    }

    /// <summary>A process is gone: its actors are started elsewhere or dead, and actors that it created end with it.</summary>
    public void OnProcessGone(ulong process, NodeWorker? host, string reason)
    {
        foreach (ActorEntry entry in host?.Actors.ToArray() ?? []) Lose(entry, $"its worker process ended ({reason})");
        foreach (ActorEntry entry in actors.Values.Where(a => a.State != ActorState.Dead && a.Id.Creator == process && a.Spec?.Detached != true).ToArray())
        {
            (NodeWorker? its, int attempt) = (entry.Host, entry.Attempt);
            Die(entry, $"the process that created it ended ({reason}); Lifetime.Detached lets an actor outlive its creator", null);
            EndIn(its, entry.Id, attempt);
        }

        foreach (ActorEntry entry in actors.Values) entry.Watchers.RemoveAll(w => w.Client.Number == process);
    }

    /// <summary>Resources became free: actors that waited for them are placed.</summary>
    public void PlaceWaiting()
    {
        foreach (ActorEntry entry in waiting.ToArray())
        {
            waiting.Remove(entry);
            Place(entry);
        }
    }

    private static void EndIn(NodeWorker? host, ActorId id, int attempt)
    {
        if (host is null) return;
        if (host.Role == WorkerRole.OneActor)
        {
            host.KilledBecause = $"its actor {id} was killed";
            host.Link?.Kill();
        }
        else
        {
            host.Link?.Channel.Send(new StopActor(id, attempt, Dispose: false));
        }
    }

    private static void SendStart(NodeWorker host, ActorEntry entry) => host.Link!.Channel.Send(new StartActor(entry.Spec!, entry.Attempt));

    private ActorEntry EntryOf(ActorId id)
    {
        if (!actors.TryGetValue(id, out ActorEntry? entry)) actors[id] = entry = new ActorEntry(id) { Reason = "it is being created" };
        return entry;
    }

    private ActorEntry? Current(NodeWorker host, ActorId id, int attempt)
        => actors.TryGetValue(id, out ActorEntry? entry) && entry.Host == host && entry.Attempt == attempt && entry.State != ActorState.Dead ? entry : null;

    private void BecomeAlias(ActorEntry entry, ActorEntry present)
    {
        actors[entry.Id] = present;
        present.Watchers.AddRange(entry.Watchers);
        foreach ((NodeClient client, ActorId knownAs) in entry.Watchers) client.Send(present.Describe(knownAs));
    }

    private void Place(ActorEntry entry)
    {
        if (!entry.HoldsResources && !resources.TryTake(entry.Spec!.Demand))
        {
            entry.Reason = $"it waits for {entry.Spec.Demand}";
            waiting.Add(entry);
            Tell(entry);
            return;
        }

        entry.HoldsResources = true;
        NodeWorker host = pool.HostForActor(entry.Spec!.OwnProcess);
        entry.Host = host;
        host.Actors.Add(entry);
        if (host.Serves) SendStart(host, entry);
    }

    /// <summary>The actor's process is gone, or it was killed with leave to restart.</summary>
    private void Lose(ActorEntry entry, string reason)
    {
        if (entry.Spec!.MaxRestarts >= 0 && entry.Attempt >= entry.Spec.MaxRestarts)
        {
            string used = entry.Spec.MaxRestarts == 0 ? "MaxRestarts is 0" : $"all {entry.Spec.MaxRestarts} restarts are used up";
            Die(entry, $"{reason}, and {used}", null);
            return;
        }

        entry.Host?.Actors.Remove(entry);
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
        entry.Host?.Actors.Remove(entry);
        waiting.Remove(entry);
        if (entry.Spec?.Name is { } name && names.TryGetValue((entry.Spec.Namespace, name), out ActorEntry? named) && named == entry)
            names.Remove((entry.Spec.Namespace, name));
        Tell(entry);
        PlaceWaiting();
    }

    private void Tell(ActorEntry entry)
    {
        foreach ((NodeClient client, ActorId knownAs) in entry.Watchers) client.Send(entry.Describe(knownAs));
    }
}
