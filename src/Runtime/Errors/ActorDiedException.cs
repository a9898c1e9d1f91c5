namespace Remote;

/// <summary>The actor has ended; the message and the inner exception say why.</summary>
public sealed class ActorDiedException : RemoteException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What failed, why, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public ActorDiedException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
