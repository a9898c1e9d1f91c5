namespace Remote.Storage.Blocks;

/// <summary>Where a block's bytes are.</summary>
internal enum BlockState
{
    /// <summary>In memory, while its creator writes them.</summary>
    Writing,

    /// <summary>In memory, readable.</summary>
    InMemory,

    /// <summary>In memory, readable, and being written to disk.</summary>
    Spilling,

    /// <summary>On disk.</summary>
    Spilled,

    /// <summary>On disk, and on the way back.</summary>
    Restoring,

    /// <summary>Nowhere; its owner has yet to let it go.</summary>
    Lost,
}
