namespace Remote.Storage.Sockets;

/// <summary>What a process asks of the store's server.</summary>
internal enum StoreOp : byte
{
    /// <summary>First on each connection: which process it is. Not answered.</summary>
    Hello = 1,

    /// <summary>Answered.</summary>
    Reserve = 2,

    /// <summary>Answered.</summary>
    Seal = 3,

    /// <summary>Answered.</summary>
    Pin = 4,

    /// <summary>Not answered, as all that follow.</summary>
    Abandon = 5,

    Unpin = 6,

    Adopt = 7,

    Free = 8,
}
