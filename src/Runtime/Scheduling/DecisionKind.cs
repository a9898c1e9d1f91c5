namespace Remote.Scheduling;

/// <summary>What a decision comes to.</summary>
internal enum DecisionKind : byte
{
    Placed,

    /// <summary>It would fit, but others hold what it needs: to be asked again when something was given back.</summary>
    Busy,

    /// <summary>It can never be placed as the cluster is.</summary>
    Infeasible,

    /// <summary>Its placement group is not there any more, or never was.</summary>
    GroupGone,
}
