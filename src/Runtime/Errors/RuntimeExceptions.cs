namespace Remote.Errors;

/// <summary>The runtime's own exceptions, made again from their names.</summary>
internal static class RuntimeExceptions
{
    public static Exception? TryCreate(string type, string message, Exception? inner) => type switch
    {
        "Remote.RemoteException" => new RemoteException(message, inner),
        "Remote.WorkerCrashedException" => new WorkerCrashedException(message, inner),
        "Remote.WorkerStartException" => new WorkerStartException(message, inner),
        "Remote.ActorDiedException" => new ActorDiedException(message, inner),
        "Remote.ActorUnavailableException" => new ActorUnavailableException(message, inner),
        "Remote.ObjectLostException" => new ObjectLostException(message, inner),
        "Remote.ObjectStoreFullException" => new ObjectStoreFullException(message, inner),
        "Remote.OwnerDiedException" => new OwnerDiedException(message, inner),
        "Remote.InfeasibleResourcesException" => new InfeasibleResourcesException(message, inner),
        "Remote.PlacementGroupRemovedException" => new PlacementGroupRemovedException(message, inner),
        "Remote.PendingCallsLimitExceededException" => new PendingCallsLimitExceededException(message, inner),
        "Remote.UnknownConcurrencyGroupException" => new UnknownConcurrencyGroupException(message, inner),
        "Remote.RemoteQueueFullException" => new RemoteQueueFullException(message, inner),
        "Remote.RemoteQueueEmptyException" => new RemoteQueueEmptyException(message, inner),
        "Remote.CodeMismatchException" => new CodeMismatchException(message, inner),
        "Remote.TaskCancelledException" => new TaskCancelledException(message, inner),
        "Remote.ObjectRefTimeoutException" => new ObjectRefTimeoutException(message, inner),
        _ => null,
    };
}
