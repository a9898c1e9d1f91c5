using Remote.Benchmarks.Peers;

namespace Remote.Benchmarks.Comparison;

/// <summary>What is wanted of Remote, as ratios in one run.</summary>
internal static class PeerTargets
{
    private const double BlockingCalls = 300_000;

    private static readonly Dictionary<Workload, double> OfBestPeer = new()
    {
        [Workload.OneAtATime] = 5,
        [Workload.Burst] = 5,
        [Workload.ManyToMany] = 5,
        [Workload.Creation] = 1,
    };

    /// <summary>Those that the figures can answer.</summary>
    public static IEnumerable<PeerTarget> From(IReadOnlyList<PeerFigure> figures)
    {
        foreach (PeerFigure remote in figures.Where(static f => f.Kind == ContenderKind.Remote))
        {
            PeerFigure[] others = [.. figures.Where(f => f.Workload == remote.Workload)];
            if (OfBestPeer.TryGetValue(remote.Workload, out double wanted) && others.Where(static f => f.Kind == ContenderKind.Peer).MaxBy(static f => f.Median) is { } best)
                yield return Compare(remote, best.Name, best.Median, wanted);
            if (remote.Workload != Workload.Blocking) continue;
            if (others.FirstOrDefault(static f => f.Name == RingLimit.ContenderName) is { } ring) yield return Compare(remote, ring.Name, ring.Median, 0.1);
            yield return Compare(remote, "a fixed number", BlockingCalls, 1);
        }
    }

    private static PeerTarget Compare(PeerFigure remote, string against, double other, double wanted)
        => new(remote.Workload, remote.Median, against, other, remote.Median / other, wanted);
}
