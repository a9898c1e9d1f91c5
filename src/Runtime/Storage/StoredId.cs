namespace Remote.Storage;

/// <summary>A stored object's identity: the store it was written into, and a number there that is never given twice. Not its owner's <c>ObjectId</c>: an object that was made again is another one here.</summary>
internal readonly record struct StoredId(ulong Store, ulong Number)
{
    public override string ToString() => $"{Store:x}/{Number:x}";
}
