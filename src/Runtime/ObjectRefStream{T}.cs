namespace Remote;

/// <summary>The items of a remote method that yields them, each usable before the method ends.</summary>
/// <typeparam name="T">An item's type.</typeparam>
public sealed class ObjectRefStream<T> : IAsyncEnumerable<T>
{
    internal ObjectRefStream()
    {
    }

    /// <inheritdoc/>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
