namespace Remote;

/// <summary>Where a call that has not ended stands.</summary>
public enum PendingCallState
{
    /// <summary>Arguments of it are refs whose values are not there.</summary>
    WaitsForArguments,

    /// <summary>No worker with what it needs is free.</summary>
    WaitsForWorker,

    /// <summary>Its actor is not alive yet, or other calls are before it.</summary>
    WaitsForActor,

    /// <summary>It was sent to who runs it, and runs or is about to.</summary>
    Sent,

    /// <summary>It has begun, and its code waits for a ref.</summary>
    WaitsInside,

    /// <summary>It yields items, and its reader is far behind.</summary>
    WaitsForReader,

    /// <summary>A value is awaited that another process owns and has not sent.</summary>
    WaitsForOwner,

    /// <summary>It was cancelled, and has not ended.</summary>
    WasCancelled,
}
