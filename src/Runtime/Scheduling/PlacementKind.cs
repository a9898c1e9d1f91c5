namespace Remote.Scheduling;

/// <summary>The rules by which a place is chosen.</summary>
internal enum PlacementKind : byte
{
    /// <summary>Fill nodes to half, then take the least loaded.</summary>
    Hybrid,

    /// <summary>One node after the other.</summary>
    Spread,

    /// <summary>A certain node.</summary>
    Node,

    /// <summary>A node with a label.</summary>
    Label,

    /// <summary>A bundle of a placement group.</summary>
    Bundle,
}
