namespace Remote;

/// <summary>There was no room in a <see cref="RemoteQueue{T}"/> in time.</summary>
public sealed class RemoteQueueFullException : RemoteException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What failed, why, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public RemoteQueueFullException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
