namespace Remote.Wire;

/// <summary>The first byte of each data-plane message.</summary>
internal enum MessageKind : byte
{
    /// <summary>Caller → leased worker: run a task.</summary>
    RunTask = 1,

    /// <summary>Caller → actor host: call an actor.</summary>
    CallActor = 2,

    /// <summary>Callee → caller: how a call ended.</summary>
    Reply = 3,

    /// <summary>Caller → callee: the call is no longer wanted.</summary>
    Cancel = 4,

    /// <summary>Worker → caller: a task waits, or no longer does.</summary>
    TaskWaits = 5,

    /// <summary>Callee → caller: one item of a stream.</summary>
    StreamItem = 6,

    /// <summary>Caller → callee: so many items of a stream were consumed.</summary>
    StreamCredit = 7,

    /// <summary>Caller → callee: the refs in a result are taken over.</summary>
    RefsTaken = 8,

    /// <summary>Borrower → owner: this process holds a ref.</summary>
    Borrow = 9,

    /// <summary>Owner → borrower: noted.</summary>
    BorrowNoted = 10,

    /// <summary>Borrower → owner: this process holds no ref any more.</summary>
    Release = 11,

    /// <summary>Borrower → owner: the value, please.</summary>
    GetObject = 12,

    /// <summary>Owner → borrower: the value, or why there is none.</summary>
    Object = 13,

    /// <summary>Borrower → owner: cancel the call that makes the value; answered by <see cref="Object"/>.</summary>
    CancelObject = 14,

    /// <summary>Callee → caller: where one item of a stream lies in the store.</summary>
    StoredStreamItem = 15,

    /// <summary>Caller → actor host: call an actor, in a concurrency group that the message names.</summary>
    CallActorInGroup = 20,
}
