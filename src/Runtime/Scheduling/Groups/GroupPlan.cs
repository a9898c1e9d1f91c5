namespace Remote.Scheduling.Groups;

/// <summary>Which bundle goes to which node, or why not.</summary>
/// <param name="Nodes">A node for each bundle; null where there is no plan.</param>
/// <param name="Reason">Null where the group may fit later; else why it never will.</param>
internal readonly record struct GroupPlan(ulong[]? Nodes, string? Reason)
{
    public static readonly GroupPlan Later = new(null, null);

    public static GroupPlan Never(string reason) => new(null, reason);
}
