using Remote.GeneratedCode;
using Remote.Tasks;

namespace Remote.ActorModel;

/// <summary>The mailboxes of an actor: one for its default group, one for each other. Which there are is fixed when the actor is made.</summary>
internal sealed class ActorMailboxes
{
    private readonly HostedActor actor;
    private readonly ActorMailbox main;
    private readonly Dictionary<string, ActorMailbox>? groups;

    public ActorMailboxes(HostedActor actor)
    {
        this.actor = actor;
        bool known = DispatchTable.TryGetActorClass(actor.Spec.ActorClass, out ActorClass actorClass);
        main = new ActorMailbox(actor, actor.Spec.MaxConcurrency, known && actorClass.BeginsInOrder);
        if (known && actorClass.Groups is { } limits)
            groups = limits.ToDictionary(static limit => limit.Key, limit => new ActorMailbox(actor, limit.Value, beginsInOrder: false));
    }

    /// <summary>Whether calls wait in any. Under the actor's gate.</summary>
    public bool HasWaiting => main.HasWaiting || (groups?.Values.Any(static mailbox => mailbox.HasWaiting) ?? false);

    /// <summary>The mailbox of a group, null being the default one; or null where the actor has no such group.</summary>
    public ActorMailbox? Find(string? group) => group is null ? main : groups?.GetValueOrDefault(group);

    /// <summary>Takes out what has not begun and was not answered. Under the actor's gate.</summary>
    public ActorContext[] TakeAll()
    {
        IEnumerable<ActorContext> waiting = main.TakeAll();
        if (groups is not null) waiting = waiting.Concat(groups.Values.SelectMany(static mailbox => mailbox.TakeAll()));
        return [.. waiting.Where(static work => !work.Withdrawn)];
    }

    /// <summary>Lets begin what may. Under the actor's gate.</summary>
    public void Schedule()
    {
        main.Schedule();
        if (groups is null) return;
        foreach (ActorMailbox mailbox in groups.Values) mailbox.Schedule();
    }

    public UnknownConcurrencyGroupException Unknown(string group)
    {
        string known = string.Join(", ", (groups?.Keys ?? Enumerable.Empty<string>()).Order(StringComparer.Ordinal).Append(ActorGroups.Default).Select(static name => $"'{name}'"));
        return new UnknownConcurrencyGroupException(
            $"{actor.Spec.ClassName} ({actor.Spec.Id}) has no concurrency group '{group}'. It has: {known}. " +
            "Name one of these in CallOptions.ConcurrencyGroup, or declare the group with [ConcurrencyGroup] on the class.");
    }
}
