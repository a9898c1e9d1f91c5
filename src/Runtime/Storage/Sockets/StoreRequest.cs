using System.Runtime.InteropServices;

namespace Remote.Storage.Sockets;

/// <summary>What goes to the server; all have one size. Both ends are processes of one machine and one build, so the layout is memory's.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8, Size = Size)]
internal struct StoreRequest
{
    public const int Size = 48;

    public StoreOp Op;

    /// <summary>Comes back with the answer.</summary>
    public ulong Request;

    public ulong Store;

    public ulong Number;

    public long Length;

    /// <summary>The owner of what is sealed; in a <see cref="StoreOp.Hello"/> the process.</summary>
    public ulong Process;

    public readonly StoredId Id => new(Store, Number);
}
