using System.Buffers;
using Remote.Serialization;
using Remote.Storage;
using Remote.Wire;

namespace Remote.Tasks;

/// <summary>An argument that came in pieces, some of which lie in the store: read as one sequence, so that no stored piece is copied to join the others.</summary>
internal sealed class ArgumentPieces
{
    private readonly List<(byte[]? Bytes, StoredAt At)> pieces = [];
    private readonly ArrayBufferWriter<byte> inline = new();
    private bool anyStored;

    /// <summary>Takes one from the front of a call's arguments.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static ArgumentPieces Take(ref ReadOnlySpan<byte> arguments)
    {
        var reader = new MessageReader(arguments);
        var taken = new ArgumentPieces();
        int count = reader.Read<int>();
        if (count < 0 || count > reader.Rest.Length / sizeof(int)) throw new InvalidDataException($"An argument claims to be {count} pieces.");
        for (int i = 0; i < count; i++)
        {
            if (reader.NextIs(HoleFiller.StoredPiece)) taken.Add(reader.Read<StoredAt>());
            else taken.inline.Write(reader.ReadBytes());
        }

        arguments = reader.Rest;
        return taken;
    }

    public T Read<T>(CallBlocks blocks)
    {
        if (!anyStored) return Codec<T>.Read(inline.WrittenSpan, out _);
        EndInline();
        List<StorePin> pins = [];
        PieceSegment? first = null, last = null;
        foreach ((byte[]? bytes, StoredAt at) in pieces)
        {
            ReadOnlyMemory<byte> memory = bytes ?? Memory(Pin(at));
            last = new PieceSegment(memory, last);
            first ??= last;
        }

        return PinnedBlocks.Read<T>(new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length), [.. pins]);

        StorePin Pin(StoredAt at)
        {
            StorePin pin = blocks.Pin(at);
            pins.Add(pin);
            return pin;
        }
    }

    private void Add(StoredAt at)
    {
        anyStored = true;
        EndInline();
        pieces.Add((null, at));
    }

    private void EndInline()
    {
        if (inline.WrittenCount == 0) return;
        pieces.Add((inline.WrittenSpan.ToArray(), default));
        inline.ResetWrittenCount();
    }

    // The call's blocks hold the pin as long as the sequence is read.
    private static unsafe ReadOnlyMemory<byte> Memory(StorePin pin) => new PinnedMemory<byte>(pin, pin.Address, checked((int)pin.Length)).Memory;
}
