namespace Remote;

/// <summary>The base of what Remote reports: what failed, why, and what to do.</summary>
public class RemoteException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What failed, why, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public RemoteException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
