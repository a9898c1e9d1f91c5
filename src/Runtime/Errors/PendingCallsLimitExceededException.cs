namespace Remote;

/// <summary>An actor's MaxPendingCalls is reached for this caller.</summary>
public sealed class PendingCallsLimitExceededException : RemoteException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What failed, why, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public PendingCallsLimitExceededException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
