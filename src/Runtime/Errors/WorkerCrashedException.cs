namespace Remote;

/// <summary>The worker process that ran a task ended, and the task's retries are used up.</summary>
public sealed class WorkerCrashedException : RemoteException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What failed, why, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public WorkerCrashedException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
