namespace Remote.ActorModel;

/// <summary>Names of concurrency groups.</summary>
internal static class ActorGroups
{
    /// <summary>What users call the group of calls that are in no other; inside, null stands for it.</summary>
    public const string Default = "default";

    /// <summary>The group of a call: what the call says, else what the method says.</summary>
    /// <exception cref="ArgumentException">The call says an empty name.</exception>
    public static string? Of(CallOptions? options, string? ofMethod)
    {
        if (options?.ConcurrencyGroup is not { } group) return ofMethod;
        if (string.IsNullOrWhiteSpace(group)) throw new ArgumentException("A call's ConcurrencyGroup is empty. Name a group of the actor's class, or leave it out.");
        return group == Default ? null : group;
    }
}
