namespace Remote;

/// <summary>The actor cannot be reached now: it is being started again. The call may or may not have run.</summary>
public sealed class ActorUnavailableException : RemoteException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What failed, why, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public ActorUnavailableException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
