namespace Remote.Storage.Blocks;

/// <summary>Where an object's bytes are in the arena.</summary>
internal readonly record struct BlockPlace(StoredId Id, long Offset, long Length);
