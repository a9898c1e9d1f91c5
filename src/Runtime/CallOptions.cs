namespace Remote;

/// <summary>Options of single calls to an actor, given with <c>actor.With(...)</c>.</summary>
public sealed record CallOptions
{
    /// <summary>Time from submission after which the call is cancelled and its ref fails with <see cref="ObjectRefTimeoutException"/>. Default: none.</summary>
    public TimeSpan? Timeout { get; init; }
}
