using System.Collections;
using MemoryPack;
using Remote.GeneratedCode;

namespace Remote.Serialization.Formatters;

/// <summary>The number of bits, then words of 32. MemoryPack 1.21.4 reads the private fields of an older BitArray instead.</summary>
internal sealed class BitArrayFormatter : MemoryPackFormatter<BitArray>
{
    private const int WordBits = 32;

    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref BitArray? value)
    {
        if (value is null)
        {
            writer.WriteNullObjectHeader();
            return;
        }

        var words = new int[Words(value.Length)];
        value.CopyTo(words, 0);
        writer.WriteUnmanagedWithObjectHeader(2, value.Length);
        Items.Write<int, TBufferWriter>(ref writer, words);
    }

    public override void Deserialize(ref MemoryPackReader reader, scoped ref BitArray? value)
    {
        value = null;
        if (!Guarded.ReadObjectHeader(ref reader, 2)) return;
        int length = reader.ReadUnmanaged<int>();
        int[]? words = Items.ReadArray<int>(ref reader);
        if (length < 0 || words?.Length != Words(length)) Malformed.Shape("The words of a bit array are not as many as its bits need.");
        value = new BitArray(words) { Length = length };
    }

    private static int Words(int bits) => (int)(((long)bits + WordBits - 1) / WordBits);
}
