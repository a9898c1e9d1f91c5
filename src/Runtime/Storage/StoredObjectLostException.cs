namespace Remote.Storage;

/// <summary>A stored object's bytes are nowhere any more. Never shown to users: whoever asked for them has the object made again, or throws <see cref="ObjectLostException"/>.</summary>
internal sealed class StoredObjectLostException(StoredAt at, string why, Exception? inner = null) : Exception(why, inner)
{
    /// <summary>Which one.</summary>
    public StoredAt At { get; } = at;
}
