namespace Remote;

/// <summary>Options of single calls to an actor, given with <c>actor.With(...)</c>.</summary>
public sealed record CallOptions
{
    /// <summary>Time from submission after which the call is cancelled and its ref fails with <see cref="ObjectRefTimeoutException"/>. Default: none.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// The concurrency group that the call runs in, whatever <see cref="ConcurrencyGroupAttribute"/> its method has; "default" is the group of
    /// methods without one. A group that the actor's class does not have fails the call with <see cref="UnknownConcurrencyGroupException"/>.
    /// Default: the method's own.
    /// </summary>
    public string? ConcurrencyGroup { get; init; }
}
