using MemoryPack;
using Remote.ControlPlane;
using Remote.Errors;
using Remote.Scheduling;

namespace Remote.Nodes;

/// <summary>Who has a name, who finds it, and how an actor is admitted under one.</summary>
internal sealed partial class ActorDirectory
{
    /// <summary>Whether a living actor has the name.</summary>
    public bool Has(FindActor find) => names.TryGetValue((find.Namespace, find.Name), out ActorEntry? entry) && entry.Ending is null;

    /// <summary>Who has the name, or that nobody has.</summary>
    public void Answer(NodeClient client, FindActor find)
    {
        ActorEntry? entry = Has(find) ? names[(find.Namespace, find.Name)] : null;
        entry?.Holders.Add(client, entry.Id);
        client.Send(new ActorFound(find.Request, entry?.Id));
        if (entry is not null) client.Send(entry.Describe(entry.Id));
    }

    // Gives it its name and a place.
    private void Admit(ActorEntry entry)
    {
        ActorSpec spec = entry.Spec!;
        if (spec.Name is { } name && names.TryGetValue((spec.Namespace, name), out ActorEntry? present))
        {
            MeetNamesake(entry, present);
            return;
        }

        Decision decision = scheduler.Foresee(scheduler.Compile(spec.Demand), spec.Placement);
        if (decision.Kind is DecisionKind.Infeasible or DecisionKind.GroupGone)
        {
            DieInfeasible(entry, decision);
            return;
        }

        if (spec.Name is not null) names[(spec.Namespace, spec.Name)] = entry;
        Place(entry);
    }

    private void DieInfeasible(ActorEntry entry, Decision decision)
    {
        string why = $"{entry.Spec!.ClassName} cannot be placed: {decision.Reason}";
        RemoteException failure = decision.Kind == DecisionKind.GroupGone ? new PlacementGroupRemovedException(why) : new InfeasibleResourcesException(why);
        Die(entry, decision.Reason!, MemoryPackSerializer.Serialize(ErrorInfo.From(failure)));
    }

    private void MeetNamesake(ActorEntry entry, ActorEntry present)
    {
        ActorSpec spec = entry.Spec!;
        if (present.Ending is not null)
        {
            entry.Reason = $"it waits for the end of actor {present.Id}, which has the name '{spec.Name}' until then";
            (present.Successors ??= []).Add(entry);
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
        entry.Holders.Tell(present);
        present.Holders.TakeOver(entry.Holders);
        ReleaseRecipe(entry);
    }
}
