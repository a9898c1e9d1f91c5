namespace Remote;

/// <summary>A remote method threw. <see cref="Exception.InnerException"/> is of the original type where that type can be rebuilt here.</summary>
public sealed class RemoteTaskException : RemoteException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">The task, the worker, the original type and message.</param>
    /// <param name="inner">The original exception, rebuilt.</param>
    /// <param name="originalType">The original exception's full type name.</param>
    /// <param name="remoteStackTrace">The stack trace where it was thrown.</param>
    public RemoteTaskException(string message, Exception? inner, string originalType, string remoteStackTrace) : base(message, inner)
    {
        OriginalType = originalType;
        RemoteStackTrace = remoteStackTrace;
    }

    /// <summary>The original exception's full type name.</summary>
    public string OriginalType { get; }

    /// <summary>What the original type derives from, nearest first; null for Exception alone.</summary>
    internal IReadOnlyList<string>? OriginalBases { get; init; }

    /// <summary>The stack trace where it was thrown, on the worker.</summary>
    public string RemoteStackTrace { get; }

    /// <inheritdoc/>
    public override string ToString()
        => $"{GetType()}: {Message}{Environment.NewLine}{StackTrace}{Environment.NewLine}--- remote stack trace ---{Environment.NewLine}{RemoteStackTrace}";
}
