using MemoryPack;

namespace Remote.ControlPlane;

/// <summary>An actor's identity: the creating process's number and a counter there.</summary>
[MemoryPackable]
internal readonly partial record struct ActorId(ulong Creator, ulong Number)
{
    public override string ToString() => $"{Creator:x}-{Number:x}";
}
