using System.Runtime.InteropServices;

namespace Remote.ControlPlane;

/// <summary>One actor in the file that its process maps; a slot whose creator is 0 is free.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ActivitySlot
{
    public ulong Creator;
    public ulong Number;

    /// <summary>Which its last call, or its constructor, was of all that the process has begun: the clock would cost a call more. 0 for none.</summary>
    public long BegunAt;

    /// <summary>Calls that have begun and not ended; 1 in its constructor.</summary>
    public long UnderWay;

    public readonly ActorId Actor => new(Creator, Number);
}
