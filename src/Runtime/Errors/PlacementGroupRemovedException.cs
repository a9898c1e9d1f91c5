namespace Remote;

/// <summary>The placement group of a task or an actor was removed: by <see cref="PlacementGroup.DisposeAsync"/>, or with the process that created it.</summary>
public sealed class PlacementGroupRemovedException : RemoteException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What failed, why, what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public PlacementGroupRemovedException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
