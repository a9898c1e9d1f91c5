namespace Remote;

/// <summary>How the bundles of a <see cref="PlacementGroup"/> are laid on nodes.</summary>
public enum PlacementStrategy
{
    /// <summary>On as few nodes as it takes.</summary>
    Pack,

    /// <summary>On as many nodes as there are, as far as it goes.</summary>
    Spread,

    /// <summary>All on one node, or not at all.</summary>
    StrictPack,

    /// <summary>Each on a node of its own, or not at all.</summary>
    StrictSpread,
}
