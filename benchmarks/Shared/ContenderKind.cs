namespace Remote.Benchmarks.Peers;

/// <summary>What a contender is measured for.</summary>
internal enum ContenderKind
{
    /// <summary>A framework that does the same work as Remote.</summary>
    Peer,

    /// <summary>Remote.</summary>
    Remote,

    /// <summary>A bare transport without dispatch, arguments or errors: how far the machine goes.</summary>
    Limit,
}
