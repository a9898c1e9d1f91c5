using MemoryPack;
using Remote.ControlPlane;
using Remote.Errors;

namespace Remote.Nodes;

/// <summary>Arguments of constructors that were lost: only the actor's creator can have them made again.</summary>
internal sealed partial class ActorDirectory
{
    /// <summary>A host did not find an argument. The actor keeps its place there meanwhile.</summary>
    public void OnArgumentLost(NodeWorker host, ActorArgumentLost lost)
    {
        if (Current(host, lost.Id, lost.Attempt) is not { } entry) return;
        if (entry.Ending is { } ending)
        {
            Die(entry, ending, null);
            return;
        }

        if (gone.Contains(entry.Spec!.Creator))
        {
            DieWithoutArgument(entry, lost.Reason);
            return;
        }

        entry.Misses = host;
        entry.Reason = $"an argument of its constructor is made again: {lost.Reason}";
        Tell(entry);
        entry.Creator!.Send(lost);
    }

    /// <summary>Its creator has made them again, or cannot.</summary>
    public void OnArguments(NodeClient creator, ActorArguments again)
    {
        if (!actors.TryGetValue(again.Id, out ActorEntry? entry) || entry.Creator != creator || entry.State == ActorState.Dead) return;
        bool isAwaited = entry.Misses is not null && entry.Misses == entry.Host && entry.Attempt == again.Attempt;
        if (again.Error is not null)
        {
            if (isAwaited) Die(entry, "an argument of its constructor is lost and could not be made again", again.Error);
            return;
        }

        ActorId[]? before = entry.Spec!.Holds;
        entry.Spec = entry.Spec with { Arguments = again.Arguments, Holds = again.Holds };
        HoldRecipe(entry);
        LetGo(entry, before);
        if (isAwaited && entry.Host is { Serves: true } host) SendStart(host, entry);
    }

    // One that is detached outlives its creator, but nobody else can make the argument again.
    private void EndMissing(ulong creator)
    {
        foreach (ActorEntry entry in actors.Values.Distinct().Where(a => a.Misses is not null && a.Misses == a.Host && a.Spec?.Creator == creator && a.State != ActorState.Dead).ToArray())
            DieWithoutArgument(entry, entry.Reason);
    }

    private void DieWithoutArgument(ActorEntry entry, string reason)
    {
        var error = new ObjectLostException($"{reason} The process {entry.Spec!.Creator:x}, which created the actor and could have it made again, has ended.");
        Die(entry, "an argument of its constructor is lost", MemoryPackSerializer.Serialize(ErrorInfo.From(error)));
    }
}
