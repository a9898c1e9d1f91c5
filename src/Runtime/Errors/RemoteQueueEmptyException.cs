namespace Remote;

/// <summary>There was no item in a <see cref="RemoteQueue{T}"/> in time.</summary>
public sealed class RemoteQueueEmptyException : RemoteException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What failed, why, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public RemoteQueueEmptyException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
