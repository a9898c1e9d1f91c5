namespace Remote;

/// <summary>A value was not there within the time allowed.</summary>
public sealed class ObjectRefTimeoutException : TimeoutException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What failed, why, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public ObjectRefTimeoutException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
