namespace Remote;

/// <summary>A value needs more room in the object store than there is, or than can be made by moving others to disk. What is stored stays usable.</summary>
public sealed class ObjectStoreFullException : RemoteException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What was asked for, what there is, and who holds it.</param>
    /// <param name="inner">Why no room could be made.</param>
    public ObjectStoreFullException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
