namespace Remote.Nodes.Transfers;

/// <summary>What one store says to another. Each frame names an object.</summary>
internal enum TransferOp : byte
{
    /// <summary>To the object's home: from whom is it to be had? The text lists the stores that have failed. Answered by <see cref="Source"/> or <see cref="Lost"/>.</summary>
    Locate = 1,

    /// <summary>From the store of that number.</summary>
    Source = 2,

    /// <summary>Not from here; the text says why.</summary>
    Lost = 3,

    /// <summary>To whoever is to send it: get ready. Answered by <see cref="Opened"/> or <see cref="Lost"/>.</summary>
    Open = 4,

    Opened = 5,

    /// <summary>Send a part of what was opened last. Several may be under way. Answered in order, by <see cref="Chunk"/>, or <see cref="Lost"/> and no more.</summary>
    Read = 6,

    /// <summary>The part, with its hash; its bytes follow.</summary>
    Chunk = 7,

    /// <summary>What was opened last is not read any more. Not answered, as all that follow.</summary>
    Close = 8,

    /// <summary>To the home: the sender has a copy now.</summary>
    Arrived = 9,

    /// <summary>To the home: the sender does not try any more.</summary>
    GaveUp = 10,

    /// <summary>To the home: a process of the sender's node owns it and has heard of it.</summary>
    Adopt = 11,

    /// <summary>To the home: a process of the sender's node owns it and lets it go.</summary>
    Free = 12,

    /// <summary>To who has a copy: nobody needs it.</summary>
    Drop = 13,

    /// <summary>Is there a whole copy? Answered by <see cref="Opened"/>, without being open, or <see cref="Lost"/>.</summary>
    Find = 14,
}
