using System.Numerics;
using MemoryPack;

namespace Remote.Serialization.Formatters;

/// <summary>Two's complement bytes. MemoryPack 1.21.4 reads this, but writes the wrong part of its own buffer.</summary>
internal sealed class BigIntegerFormatter : MemoryPackFormatter<BigInteger>
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref BigInteger value)
        => Items.Write<byte, TBufferWriter>(ref writer, value.ToByteArray());

    public override void Deserialize(ref MemoryPackReader reader, scoped ref BigInteger value)
        => value = Items.ReadArray<byte>(ref reader) is { } bytes ? new BigInteger(bytes) : default;
}
