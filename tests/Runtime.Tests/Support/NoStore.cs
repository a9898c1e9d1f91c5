using Remote.Storage;

namespace Remote.Runtime.Tests.Support;

/// <summary>The store of a session that stores nothing.</summary>
internal sealed class NoStore : IObjectStore
{
    public ulong Number => 1;

    public long Capacity => 0;

    public StoredWriter Reserve(long length, StoredId outgrown = default) => throw new InvalidOperationException("This session has no store.");

    public ValueTask<StorePin> PinAsync(StoredAt at, CancellationToken cancellationToken = default) => throw new InvalidOperationException("This session has no store.");

    public void Adopt(StoredId id)
    {
    }

    public void Free(StoredId id)
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
