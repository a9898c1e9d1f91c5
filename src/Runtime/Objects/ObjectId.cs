namespace Remote.Objects;

/// <summary>An object's identity: the owning process's number, and a number there that is given when a ref to it first leaves the owner.</summary>
internal readonly record struct ObjectId(ulong Owner, ulong Number)
{
    public override string ToString() => $"{Owner:x}-{Number:x}";
}
