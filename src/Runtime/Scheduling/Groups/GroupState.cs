namespace Remote.Scheduling.Groups;

/// <summary>A placement group's life: waiting → (placing →) ready → removed; or infeasible, at once. One that loses bundles with a node waits again.</summary>
internal enum GroupState : byte
{
    Waiting,

    /// <summary>Its nodes are asked to set its bundles aside.</summary>
    Placing,

    Ready,

    Removed,

    Infeasible,
}
