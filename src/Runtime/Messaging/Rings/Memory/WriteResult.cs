namespace Remote.Messaging.Rings;

/// <summary>What became of an attempt to write a record.</summary>
internal enum WriteResult
{
    Written,

    /// <summary>There is no space now.</summary>
    Full,

    /// <summary>There never will be: the connection has ended.</summary>
    Closed,
}
