namespace Remote.Messaging.Rings;

/// <summary>What a record in a ring carries.</summary>
internal enum RecordKind : byte
{
    /// <summary>Nothing (yet).</summary>
    None = 0,

    /// <summary>A whole message. It may stand between the pieces of another thread's.</summary>
    Message = 1,

    /// <summary>A piece of a long message that is not its last.</summary>
    Part = 2,

    /// <summary>The last piece.</summary>
    LastPart = 3,

    /// <summary>Nothing, up to the end of the ring: the next record did not fit there.</summary>
    Padding = 4,
}
