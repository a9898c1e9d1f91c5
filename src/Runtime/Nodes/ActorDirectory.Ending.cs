using Remote.ControlPlane;

namespace Remote.Nodes;

/// <summary>How actors end: with their last ref, by request, or with the process that created them; and what is forgotten then.</summary>
internal sealed partial class ActorDirectory
{
    private readonly HashSet<ulong> gone = [];
    private readonly CollectionRequests collections = new();

    /// <summary>How many actors the directory knows, dead ones that somebody holds included.</summary>
    public int Count => actors.Count;

    /// <summary>A ref has come to a process.</summary>
    public void OnHold(NodeClient client, HoldActor hold)
    {
        ActorEntry entry = EntryOf(hold.Id);
        entry.Holders.Add(client, hold.Id);
        client.Send(new ActorHoldNoted(hold.Id, hold.Hold));
        client.Send(entry.Describe(hold.Id));
    }

    /// <summary>A process has no ref any more.</summary>
    public void OnRelease(NodeClient client, ReleaseActor release)
    {
        if (!actors.TryGetValue(release.Id, out ActorEntry? entry)) return;
        entry.Holders.Remove(client, release.Id, release.Holds);
        OnReleased(entry, release.Id);
    }

    /// <summary>A process wants the actor ended after the calls that it was sent.</summary>
    public void OnEnd(NodeClient client, EndActor end)
    {
        ActorEntry entry = EntryOf(end.Id);
        if (entry.State != ActorState.Dead) EndGracefully(entry, "Actors.EndAsync was called");
        // Who asks may be the creator, which is no holder before its constructor's arguments are there.
        client.Send(entry.Describe(end.Id));
    }

    public void OnList(NodeClient client, ListActors list)
    {
        IEnumerable<ActorEntry> listed = names.Values.Where(e => e.Ending is null && (list.Namespace is null || e.Spec!.Namespace == list.Namespace))
            .OrderBy(static e => e.Spec!.Namespace, StringComparer.Ordinal).ThenBy(static e => e.Spec!.Name, StringComparer.Ordinal);
        client.Send(new ActorsListed(
            list.Request, [.. listed.Select(static e => new ActorListing(e.Id, e.Spec!.Name!, e.Spec.Namespace, e.Spec.ClassName, e.State))]));
    }

    /// <summary>A process is gone: its actors are started elsewhere or dead, actors that it created end with it, and so do its holds.</summary>
    public void OnProcessGone(ulong process, NodeWorker? host, string reason)
    {
        gone.Add(process);
        if (host is { Actors.Count: > 0 }) LoseAll(host, reason);
        EndBound(process, reason, static _ => true);
        EndMissing(process);
        foreach (ActorEntry entry in actors.Values.Distinct().ToArray())
        {
            entry.Holders.RemoveProcess(process);
            OnReleased(entry, entry.Id);
        }
    }

    /// <summary>Before others hear that a process is gone: actors elsewhere that end with it have ended for whoever hears of it.</summary>
    public void OnCreatorGone(NodeWorker process, string reason)
    {
        gone.Add(process.Number);
        EndBound(process.Number, reason, entry => entry.Host != process);
    }

    /// <summary>Somebody waits for resources: actors that hold some may be held by refs that nobody uses any more.</summary>
    public void AskForCollection()
        => collections.Ask(
            actors.Values.Where(static e => e is { Holding: not null, Spec: { Detached: false, Demand.IsEmpty: false } }).SelectMany(static e => e.Holders.Clients),
            Environment.TickCount64);

    private void EndBound(ulong creator, string reason, Func<ActorEntry, bool> which)
    {
        foreach (ActorEntry entry in actors.Values.Distinct().Where(a => IsBoundTo(a, creator) && which(a)).ToArray())
        {
            EndIn(entry);
            Die(entry, $"the process that created it {reason}; Lifetime.Detached lets an actor outlive its creator", null);
        }
    }

    // A hold has ended: with the last one the actor ends, and what is known of a dead one is forgotten.
    private void OnReleased(ActorEntry entry, ActorId knownAs)
    {
        if (knownAs != entry.Id && !entry.Holders.Know(knownAs)) actors.Remove(knownAs);
        if (!entry.Holders.IsEmpty) return;
        bool creatorWillSpeak = entry.Creator is null && !gone.Contains(entry.Id.Creator);
        if (entry.State == ActorState.Dead)
        {
            // Its creator must learn that it was killed before it was made.
            if (!creatorWillSpeak) Forget(entry);
        }
        else if (creatorWillSpeak)
        {
            Forget(entry);
        }
        else if (entry.Spec is { Detached: false })
        {
            collections.OnUseful();
            EndGracefully(entry, "the last ref to it is gone");
        }
    }

    private void EndGracefully(ActorEntry entry, string reason)
    {
        if (entry.Ending is not null) return;
        if (entry.Host is not { Serves: true, Link: { } link } || entry.Misses == entry.Host)
        {
            Die(entry, reason, null);
            return;
        }

        entry.Ending = reason;
        link.Channel.Send(new StopActor(entry.Id, entry.Attempt, Gracefully: true, reason));
    }

    private void Forget(ActorEntry entry)
    {
        if (actors.TryGetValue(entry.Id, out ActorEntry? known) && known == entry) actors.Remove(entry.Id);
    }

    // The actors that its constructor's arguments hold are held as long as it may be made again.
    private void HoldRecipe(ActorEntry entry)
    {
        foreach (ActorId id in entry.Spec!.Holds ?? []) EntryOf(id).Holders.Add(entry, id);
    }

    private void LetGo(ActorEntry entry, ActorId[]? holds)
    {
        foreach (ActorId id in holds ?? [])
        {
            if (!actors.TryGetValue(id, out ActorEntry? held)) continue;
            held.Holders.Remove(entry, id);
            OnReleased(held, id);
        }
    }

    private void ReleaseRecipe(ActorEntry entry)
    {
        if (entry.Spec is not { } spec) return;
        entry.Spec = spec with { Arguments = [], Holds = null };
        LetGo(entry, spec.Holds);
    }
}
