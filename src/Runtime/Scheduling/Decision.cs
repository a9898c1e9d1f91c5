namespace Remote.Scheduling;

/// <summary>Where something goes, that it has to wait, or why it never can.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Account">Placed: what to take from. Busy: what it waits for, where that is one account.</param>
/// <param name="Reason">Infeasible: what is missing.</param>
internal readonly record struct Decision(DecisionKind Kind, ResourceAccount? Account, string? Reason)
{
    public static Decision On(ResourceAccount account) => new(DecisionKind.Placed, account, null);

    public static Decision Wait(ResourceAccount? account) => new(DecisionKind.Busy, account, null);

    public static Decision Never(string reason) => new(DecisionKind.Infeasible, null, reason);

    public static Decision Gone(string reason) => new(DecisionKind.GroupGone, null, reason);
}
