namespace Remote;

/// <summary>A worker runs another build of the program than the caller.</summary>
public sealed class CodeMismatchException : RemoteException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What failed, why, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public CodeMismatchException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
