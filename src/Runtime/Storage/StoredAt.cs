namespace Remote.Storage;

/// <summary>What a message carries instead of a large value: where it is, and how many bytes it takes.</summary>
internal readonly record struct StoredAt(StoredId Id, long Length);
