using Remote.Benchmarks.Peers;
using Remote.Messaging.Rings;

namespace Remote.Benchmarks.Comparison;

/// <summary>All that can be measured side by side, by name.</summary>
internal static class ContenderList
{
    /// <summary>Remote, the peers, then the limits.</summary>
    public static readonly string[] Names =
    [
        RemoteContender.ContenderName, .. PeerNames.Frameworks, .. PeerNames.Limits, NetMqLimit.ContenderName,
        .. RingMessenger.IsSupported ? [RingLimit.ContenderName] : Array.Empty<string>(),
    ];

    public static IContender Create(string name, int actors) => name switch
    {
        RemoteContender.ContenderName => new RemoteContender { Actors = actors },
        NetMqLimit.ContenderName => new NetMqLimit(),
        RingLimit.ContenderName => new RingLimit(),
        _ => new PeerContender(name, actors),
    };
}
