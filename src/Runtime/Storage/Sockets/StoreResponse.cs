using System.Runtime.InteropServices;

namespace Remote.Storage.Sockets;

/// <summary>What comes from the server: all have one size, and a text of <see cref="TextLength"/> bytes after it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8, Size = Size)]
internal struct StoreResponse
{
    public const int Size = 48;

    public StoreStatus Status;

    public int TextLength;

    public ulong Request;

    public ulong Store;

    public ulong Number;

    public long Offset;

    public long Length;

    public readonly StoredId Id => new(Store, Number);
}
