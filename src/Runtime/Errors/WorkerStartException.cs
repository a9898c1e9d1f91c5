namespace Remote;

/// <summary>A worker process could not be started, or ended before it was ready; the message holds its own output.</summary>
public sealed class WorkerStartException : RemoteException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What failed, why, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public WorkerStartException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
