using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Remote.Storage;

namespace Remote.Serialization;

/// <summary>
/// The pinned blocks that a value is being read from on this thread: memory inside one is handed out as it is. Anything else that is read
/// meanwhile lies elsewhere, and is copied as ever.
/// </summary>
internal sealed unsafe class PinnedBlocks
{
    /// <summary>Less than this is copied: a whole block should not be held for a few bytes.</summary>
    private const int WorthHolding = 1024;

    [ThreadStatic] private static PinnedBlocks? current;

    private readonly StorePin[] pins;
    private readonly PinHold?[] holds;
    private int last;

    private PinnedBlocks(StorePin[] pins)
    {
        this.pins = pins;
        holds = new PinHold?[pins.Length];
    }

    /// <summary>Whether a pinned block is being read on this thread.</summary>
    public static bool IsReading => current is not null;

    /// <summary>Reads the value that fills a block, which the caller holds.</summary>
    public static T Read<T>(StorePin pin)
    {
        PinnedBlocks? outer = current;
        current = new PinnedBlocks([pin]);
        try
        {
            return Codec<T>.Read(Bytes(pin), out _);
        }
        finally
        {
            current = outer;
        }
    }

    /// <summary>As <see cref="Read{T}(StorePin)"/>, for a value whose type is known by id.</summary>
    public static object? ReadBoxed(ulong codec, StorePin pin)
    {
        PinnedBlocks? outer = current;
        current = new PinnedBlocks([pin]);
        try
        {
            return BoxedCodecs.Read(codec, Bytes(pin), out _);
        }
        finally
        {
            current = outer;
        }
    }

    /// <summary>As <see cref="Read{T}(StorePin)"/>, for a value that lies in pieces, some of them blocks.</summary>
    public static T Read<T>(ReadOnlySequence<byte> source, StorePin[] pins)
    {
        PinnedBlocks? outer = current;
        current = new PinnedBlocks(pins);
        try
        {
            return Codec<T>.Read(source);
        }
        finally
        {
            current = outer;
        }
    }

    /// <summary>Elements as memory that holds their block; false where they are in none, or not worth it.</summary>
    public static bool TryView<T>(ReadOnlySpan<T> items, out ReadOnlyMemory<T> view)
    {
        view = default;
        long size = (long)items.Length * Unsafe.SizeOf<T>();
        if (size < WorthHolding || current is not { } blocks) return false;
        var address = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(items));
        if (blocks.Find(address, size) is not { } hold) return false;
        view = new PinnedMemory<T>(hold, address, items.Length).Memory;
        return true;
    }

    // Pieces are read in order: what is looked for lies in the last one found, or in one of the next.
    private PinHold? Find(byte* address, long size)
    {
        for (int i = 0; i < pins.Length; i++)
        {
            int at = (last + i) % pins.Length;
            if (address < pins[at].Address || address + size > pins[at].Address + pins[at].Length) continue;
            last = at;
            return holds[at] ??= new PinHold(pins[at]);
        }

        return null;
    }

    private static ReadOnlySpan<byte> Bytes(StorePin pin)
        => pin.Length <= Array.MaxLength
            ? new ReadOnlySpan<byte>(pin.Address, (int)pin.Length)
            : throw new RemoteException($"A stored value claims to take {pin.Length:N0} bytes; one value may take {Array.MaxLength:N0}.");
}
