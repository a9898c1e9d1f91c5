namespace Remote;

/// <summary>A call named a concurrency group that its actor does not have; the message names those that it has.</summary>
public sealed class UnknownConcurrencyGroupException : RemoteException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What failed, why, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public UnknownConcurrencyGroupException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
