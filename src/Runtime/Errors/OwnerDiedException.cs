namespace Remote;

/// <summary>The process that owns an object has ended, so the object's value is gone.</summary>
public sealed class OwnerDiedException : RemoteException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What failed, why, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public OwnerDiedException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
