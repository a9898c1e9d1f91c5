using Remote.ControlPlane;

namespace Remote.Nodes.Memory;

/// <summary>One worker's memory and what would be lost with it, at one moment.</summary>
/// <param name="Number">Its number: later ones are higher.</param>
/// <param name="Node">The node that it runs on.</param>
/// <param name="Who">Its name for people.</param>
/// <param name="Private">Bytes that it alone holds.</param>
/// <param name="Declared">The sum of what its work declared; null where some declared nothing.</param>
/// <param name="Tasks">The tasks that have begun there, the first begun first; null where that cannot be known.</param>
/// <param name="Actors">The actors that live there.</param>
internal sealed record WorkerUse(
    ulong Number, ulong Node, string Who, long Private, long? Declared, IReadOnlyList<BegunTask>? Tasks, IReadOnlyList<HostedUse> Actors)
{
    /// <summary>Whether nothing would be lost with it.</summary>
    public bool IsIdle => Actors.Count == 0 && Tasks is { Count: 0 };

    /// <summary>How much is lost with it, and for good: the lower the sooner it is ended.</summary>
    public int Cost
    {
        get
        {
            if (Actors.Count > 0) return Actors.All(static a => a.MayRestart) ? 2 : 3;
            return Tasks is { } known && known.All(static t => t.MayRetry) ? 0 : 1;
        }
    }

    /// <summary>When the oldest of its tasks began: what is lost with it is at least so old. 0 where that is not known.</summary>
    public long BegunAt => Tasks is [var oldest, ..] ? oldest.BegunAt : 0;
}
