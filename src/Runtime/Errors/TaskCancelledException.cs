namespace Remote;

/// <summary>The task was cancelled before it could end.</summary>
public sealed class TaskCancelledException : OperationCanceledException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What failed, why, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public TaskCancelledException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
