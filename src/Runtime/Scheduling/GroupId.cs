using MemoryPack;

namespace Remote.Scheduling;

/// <summary>A placement group's identity: the creating process's number and a counter there.</summary>
[MemoryPackable]
internal readonly partial record struct GroupId(ulong Creator, ulong Number)
{
    public override string ToString() => $"{Creator:x}-{Number:x}";
}
