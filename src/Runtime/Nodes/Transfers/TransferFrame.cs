using System.Runtime.InteropServices;

namespace Remote.Nodes.Transfers;

/// <summary>What goes over a connection between stores; all have one size, and some a text behind them. Little-endian, as all machines are that run .NET.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8, Size = Size)]
internal struct TransferFrame
{
    public const int Size = 64;

    /// <summary>Bytes of a text.</summary>
    public const int MaxText = 4096;

    public TransferOp Op;

    public int TextLength;

    public ulong Store;

    public ulong Number;

    /// <summary>Of the whole object.</summary>
    public long Length;

    /// <summary>Where a part begins.</summary>
    public long Offset;

    /// <summary>Bytes of the part.</summary>
    public long Count;

    /// <summary>Of the part: XxHash3.</summary>
    public ulong Hash;

    /// <summary>The store to go to, or the owning process.</summary>
    public ulong Who;

    public readonly Storage.StoredAt At => new(new Storage.StoredId(Store, Number), Length);

    public static TransferFrame Of(TransferOp op, Storage.StoredAt at) => new() { Op = op, Store = at.Id.Store, Number = at.Id.Number, Length = at.Length };
}
