namespace Remote.ControlPlane;

/// <summary>What became of a placement group.</summary>
internal enum GroupOutcome : byte
{
    Ready,

    /// <summary>Its bundles can never be placed.</summary>
    Infeasible,

    /// <summary>Another group has its name.</summary>
    NameTaken,

    Removed,
}
