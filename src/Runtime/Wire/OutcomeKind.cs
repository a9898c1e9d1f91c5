namespace Remote.Wire;

/// <summary>How a call ended.</summary>
internal enum OutcomeKind : byte
{
    /// <summary>With a value: refs in it, then its bytes.</summary>
    Value = 0,

    /// <summary>Without a result.</summary>
    Void = 1,

    /// <summary>With an exception.</summary>
    Failure = 2,

    /// <summary>It was cancelled.</summary>
    Cancelled = 3,

    /// <summary>It was not begun and is handed back, to be run elsewhere.</summary>
    HandedBack = 4,

    /// <summary>With a value that lies in the store, whole or in parts: how many blocks, where each is, refs in it, and the bytes that are not stored.</summary>
    Stored = 5,

    /// <summary>It was cancelled because its actor was ended from without: which life of it, and a text. The node says what became of it.</summary>
    Stopped = 6,

    /// <summary>It was not begun: a stored argument could not be found. Which, and why.</summary>
    ArgumentLost = 15,
}
