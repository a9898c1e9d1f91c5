namespace Remote;

/// <summary>No node of the cluster has, or ever will have, the resources that were asked for.</summary>
public sealed class InfeasibleResourcesException : RemoteException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What failed, why, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public InfeasibleResourcesException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
