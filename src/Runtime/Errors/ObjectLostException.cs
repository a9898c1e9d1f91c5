namespace Remote;

/// <summary>An object is gone and could not be made again.</summary>
public sealed class ObjectLostException : RemoteException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What failed, why, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public ObjectLostException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
