namespace Remote.Storage.Sockets;

/// <summary>How a request ended.</summary>
internal enum StoreStatus : byte
{
    Done = 1,

    /// <summary>There is no room; the text says why.</summary>
    Full = 2,

    /// <summary>The object is nowhere any more; the text says why.</summary>
    Lost = 3,

    /// <summary>The store is being closed, or failed; the text says why.</summary>
    Failed = 4,

    /// <summary>It takes a while: another answer follows.</summary>
    Waits = 5,

    /// <summary>No answer: collect what nobody uses, somebody waits for room.</summary>
    Collect = 6,
}
